# Тарифы и оплата.
plan-now = 💳 <b>Ваш тариф — { $plan ->
    [free] Free
    [pro] Pro
   *[business] Business
}</b>
plan-limits = Видео до { NUMBER($minutes) } мин, { $videos ->
    [one] { NUMBER($videos) } видео
    [few] { NUMBER($videos) } видео
   *[many] { NUMBER($videos) } видео
} в месяц.
plan-used = В этом месяце: { NUMBER($videos) } из { NUMBER($of) } видео
plan-minutes = Списано: { NUMBER($minutes) } мин. Если из видео ничего не вышло, всё возвращается само.
plan-searches = Поиск в видео (/find и «Ещё такие же»): до { $searches ->
    [one] { NUMBER($searches) } раза
   *[other] { NUMBER($searches) } раз
} за сутки, минут не тратит.
plan-renewed = Счётчик обнулится { $day }.
plan-mark = На шортах — надпись «{ $mark }». На платных тарифах её нет, а в углу — ваш логотип или подпись.
plan-brand = 💳 На бесплатном тарифе в углу стоит подпись бота. Ваш логотип или подпись появятся на платном: /plan
plan-goes-on = 🔁 Продлится сам: { $until }, { NUMBER($stars) } ⭐
plan-ends = ⏳ Оплачен до { $until }, потом не продлится.
plan-offer = ⭐ <b>{ $plan ->
    [free] Free
    [pro] Pro
   *[business] Business
}</b> — видео до { NUMBER($minutes) } мин, { NUMBER($videos) } видео в месяц, без надписи. { NUMBER($stars) } ⭐ за 30 дней.
plan-pay = Подписка: { NUMBER($stars) } ⭐ раз в 30 дней. Отключить её можно в любой момент здесь, в /plan, или в настройках Telegram.
plan-replaces = ⚠️ Новый тариф начнётся сразу и заменит { $plan ->
    [pro] Pro
   *[business] Business
}: тот больше не продлится.
plan-resume =
    🔁 Продление снова разрешено. Осталось включить его в Telegram: это можете сделать только вы.

    Настройки → «Мои звёзды» → подписка на этого бота → «Возобновить».
plan-unlimited = 💳 Для вас ограничений нет: я ничего не списываю и денег не беру.
plan-in-private = 💳 О тарифе — в личном чате: откройте меня и отправьте /plan
plan-paid = 🎉 Спасибо! Тариф { $plan ->
    [pro] Pro
   *[business] Business
} действует до { $until }. Присылайте видео.
plan-renewed-paid = 🔁 Тариф { $plan ->
    [pro] Pro
   *[business] Business
} продлён до { $until }. Спасибо!
plan-payment-failed = ⚠️ Продлить тариф { $plan ->
    [pro] Pro
   *[business] Business
} не вышло: не хватило звёзд. Он оплачен до { $until }; пополните баланс, и Telegram попробует ещё раз.
plan-day = { $day } { $month ->
    [1] января
    [2] февраля
    [3] марта
    [4] апреля
    [5] мая
    [6] июня
    [7] июля
    [8] августа
    [9] сентября
    [10] октября
    [11] ноября
   *[12] декабря
} { $year }

button-plan = 💳 Мой тариф
button-plan-buy = ⭐ { $plan ->
    [pro] Pro
   *[business] Business
} за { NUMBER($stars) } ⭐
button-plan-pay = Оплатить { NUMBER($stars) } ⭐
button-plan-back = ‹ Назад
button-plan-end = Не продлевать
button-plan-go-on = 🔁 Продлевать дальше
alert-renewal-off = Отключаю продление
alert-renewal-on = Включаю продление

pay-support = 💬 <b>Вопросы по оплате</b>
pay-support-refund =
    Звёзды возвращаются в течение 3 дней после оплаты, если после неё вы не прислали ни одного видео и не сделали ни одного шорта, — кнопкой под этим сообщением. Минуты за видео, из которых ничего не вышло, возвращаются сами.

    Подписку можно отключить в /plan: тариф доработает до конца оплаченного срока.
pay-support-contact = Не помогло? Напишите: { $contact }
button-refund = ↩️ Вернуть { NUMBER($stars) } ⭐
button-refund-surely = ↩️ Да, вернуть { NUMBER($stars) } ⭐
refund-question = Вернуть { NUMBER($stars) } ⭐? Тариф { $plan ->
    [pro] Pro
   *[business] Business
} закончится сразу.
refunded = ✅ { NUMBER($stars) } ⭐ вернулись на ваш баланс. Тариф закончился, подписка отключена.
alert-refunding = ↩️ Возвращаю звёзды

invoice-title = Тариф { $plan ->
    [pro] Pro
   *[business] Business
}
invoice-about = Видео до { NUMBER($minutes) } мин, { NUMBER($videos) } видео в месяц, без надписи на шортах. Подписка на 30 дней.
