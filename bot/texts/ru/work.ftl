video-name = Видео

progress-step = Шаг { $step } из { $steps }: { $stage }
progress-bar = { $bar } { $percent } %
progress-eta = ⏱ Осталось: { $eta }
progress-eta-unknown = ⏱ Считаю, сколько осталось…
progress-whole = ⏱ Обычно на такое видео уходит: { $eta }
progress-plan = 💳 Спишется { $minutes } мин тарифа
progress-download = ⬇️ Скачано { $percent } %
progress-download-speed = ⬇️ Скачано { $percent } % · { $speed } МБ/с
progress-queue = ⏳ В очереди, впереди { $position ->
    [one] { $position } задача
    [few] { $position } задачи
   *[many] { $position } задач
}
progress-again = 🔁 Пока не вышло, пробую ещё раз сам. До новой попытки: { $eta }
progress-found = ✅ Готово: { $count ->
    [one] нашёл { $count } сильный момент
    [few] нашёл { $count } сильных момента
   *[many] нашёл { $count } сильных моментов
}. Выбирайте 👇
progress-failed = ❌ { $error }
progress-cancelled = 🛑 Остановил. Чтобы начать заново, пришлите видео ещё раз.

card-title = <b>{ $position }. { $title }</b>
card-facts = ⭐ { $score }/100 · { $from }–{ $to } · { $length }
card-reason = 💡 { $reason }
card-words = «{ $words }»
card-approved = ✅ Одобрено — жду очереди на сборку
card-rendering = ✅ Одобрено — собираю: { $percent } %
card-exported = 🎉 Готово, шорт в чате
card-remake = ♻️ Переделываю — жду очереди. Прежний шорт пока на месте.
card-remaking = ♻️ Переделываю: { $percent } %. Прежний шорт пока на месте.
card-remake-failed = ⚠️ { $error } Прежний шорт на месте.
card-rejected = ❌ Отклонено
card-failed = ⚠️ { $error }
card-cut-start = ▶️ Начало: «{ $words }»
card-cut-end = ⏹ Конец: «…{ $words }»
card-cut-hint = Двигайте начало ▶️ и конец ⏹ по фразам или на полсекунды и две.

search-going-on = 🔎 Ищу «{ $query }» в видео <b>{ $name }</b>…
search-found = 🔎 «{ $query }»: { $count ->
    [one] нашёл { $count } момент
    [few] нашёл { $count } момента
   *[many] нашёл { $count } моментов
} 👇
search-offered = 🔎 «{ $query }»: об этом уже есть карточка, { $numbers } 👆
search-offered-too = Об этом же — карточки выше: { $numbers }
# Карточка, по её номеру.
card-number = № { $number }
search-note = ℹ️ { $note }
search-failed = 🔎 { $error }

review-open =
    👆 Нажмите ✅ под теми моментами, что нравятся, — сделаю из них шорты.
review-counts = Ждут решения: { $pending } · одобрено: { $approved } · отклонено: { $rejected }
review-making = 🎬 Решения приняты, делаю { $count ->
    [one] { $count } шорт
    [few] { $count } шорта
   *[many] { $count } шортов
}. Пришлю сюда по мере готовности.
review-done = 🏁 Всё готово: { $count ->
    [one] { $count } шорт
    [few] { $count } шорта
   *[many] { $count } шортов
}. Пришлите следующее видео, когда захотите.
review-none = 🏁 Ни один момент не подошёл. Пришлите другое видео — поищу там.
review-partly = 🎬 Готово: { $count ->
    [one] { $count } шорт
    [few] { $count } шорта
   *[many] { $count } шортов
}
review-stuck = ⚠️ Не доделано: { $failed }. Нажмите «Ещё раз» на карточке.
review-found-partly-locally = 🔎 { $count ->
    [one] { $count } момент выбран
    [few] { $count } момента выбраны
   *[many] { $count } моментов выбраны
} без языковой модели: по словам, паузам и громкости.
review-found-locally = 🔎 Моменты выбраны без языковой модели: по словам, паузам и громкости.

short-title = <b>{ $title }</b>
short-on-the-way = 📤 Отправляю шорт «{ $title }»…

button-stop = 🛑 Остановить
button-stop-named = 🛑 { $name }
button-approve = ✅ Берём
button-approved = ✅ Одобрено
button-reject = ❌ Не надо
button-edit = ✏️
button-cut-start-earlier = ◀ начало
button-cut-start-later = начало ▶
button-cut-end-earlier = ◀ конец
button-cut-end-later = конец ▶
button-cut-done = 👌 Готово
button-approve-all = ✅ Все ({ $count })
button-retry = 🔁 Ещё раз
button-language-ru = 🇷🇺 Русский
button-language-en = 🇬🇧 English
