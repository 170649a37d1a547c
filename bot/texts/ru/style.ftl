command-style = Стиль субтитров: выбрать или сделать свой

styles =
    🎨 <b>Стиль субтитров</b>

    Сейчас: <b>{ $name }</b>. { $about }

    Нажмите на стиль, чтобы посмотреть его и поменять под себя. Есть файл стиля? Просто пришлите его мне.
style-page =
    🎨 <b>{ $name }</b>

    { $about }
    <i>{ $facts }</i>
style-own-about = Ваш стиль.
style-facts = { $font }, { $size } · слов на экране: до { $words } · слово: { $highlight } · смена: { $transition }
style-copy-name = { $name } — копия

button-style-use = ✅ Выбрать
button-style-in-use = ✅ Выбран
button-style-tune = 🎛 Настроить
button-style-copy = 🎛 Сделать свой на его основе
button-style-share = 🔗 Ссылка
button-style-file = 📄 Файл
button-style-name = ✏️ Название
button-style-drop = 🗑 Удалить
button-style-drop-surely = 🗑 Да, удалить
button-style-all = ☰ Все стили
button-style-send = 📨 Отправить
button-style-copy-link = 📋 Скопировать ссылку
button-style-take = ➕ Взять себе

alert-style-chosen = ✅ Следующие шорты будут в этом стиле
alert-style-dropped = 🗑 Стиль удалён
alert-style-copied = Готово: «{ $name }». Меняйте как хотите.
alert-style-taken = ➕ Стиль теперь ваш

style-drop-surely =
    🗑 Удалить стиль <b>{ $name }</b>?

    Если он где-то выбран, там вернётся стиль «Шортс». Готовые шорты не изменятся.
style-link =
    🔗 Кто откроет эту ссылку, сможет взять стиль <b>{ $name }</b> себе — таким, какой он сейчас:

    <code>{ $link }</code>
style-shared =
    🎁 Вам прислали стиль субтитров <b>{ $name }</b>.

    <i>{ $facts }</i>

    Возьмите его себе — и делайте шорты с ним или меняйте под себя.
style-file = 🎨 Стиль «{ $name }». Чтобы добавить его в другом аккаунте, пришлите мне этот файл оттуда.
ask-style-name = ✏️ Как назвать стиль «{ $name }»? Пришлите название ответом на это сообщение.

sample-text = Хорошие истории хочется слушать до конца
sample-title = Как говорить, чтобы слушали
sample-drawing = ⏳ <i>Рисую пример…</i>
sample-none = <i>Пример сейчас не нарисовать, но всё сохранено.</i>
sample-bad-logo = ⚠️ <i>Логотип не открывается. Пришлите другой.</i>

# Настройка своего стиля.

style-tuning =
    🎛 <b>{ $name }</b>

    Что поменять? Картинка меняется вместе со стилем.
    <i>{ $facts }</i>
button-tune-font = 🔤 Шрифт
button-tune-col = 🌈 Цвета
button-tune-high = ✨ Движение
button-tune-box = ▭ Обводка и фон
button-tune-wrds = 📐 Место и слова
button-tune-done = ‹ Готово

tuning-font = 🔤 <b>{ $name }</b>: шрифт и размер
tuning-col = 🌈 <b>{ $name }</b>: цвет текста
tuning-hcol = 🌈 <b>{ $name }</b>: цвет слова, которое звучит
tuning-scol = 🌈 <b>{ $name }</b>: цвет обводки
tuning-bcol = 🌈 <b>{ $name }</b>: цвет плашки под текстом
tuning-high = ✨ <b>{ $name }</b>: чем выделять слово, которое звучит
tuning-entr = ✨ <b>{ $name }</b>: как появляются слова. На картинке движения не видно
tuning-tran = ✨ <b>{ $name }</b>: как сменяются строки. На картинке движения не видно
tuning-box = ▭ <b>{ $name }</b>: обводка, плашка и тень
tuning-wrds = 📐 <b>{ $name }</b>: сколько слов показывать и где

tab-col = Текст
tab-hcol = Слово
tab-scol = Обводка
tab-bcol = Плашка
tab-high = Выделение
tab-entr = Слова
tab-tran = Смена
button-tab-on = • { $name } •

tune-size = Размер { $value }
tune-wght = Толщина { $value }
tune-case = ЗАГЛАВНЫМИ: { $value }
tune-strk = Обводка { $value }
tune-box = Плашка под текстом: { $value }
tune-shad = Тень: { $value }
tune-wrds = Слов: { $value }
tune-line = Строк: { $value }
tune-pos = Сверху: { $value } %

high-none = без выделения
high-color = цвет
high-background = плашка
high-underline = черта
high-pop-in = прыжок
high-karaoke = караоке
high-bounce = отскок
high-glow-pulse = сияние
entr-none = сразу все
entr-fade = проявляются
entr-rise = всплывают
entr-pop = выскакивают
tran-none = сразу
tran-fade = плавно
tran-slide = сдвиг
tran-zoom-in = наезд
tran-drop-in = падение
