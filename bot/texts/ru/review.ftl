# Карточка момента: что на ней видно и что в ней можно поправить.

card-facts-unscored = ✂️ { $from }–{ $to } · { $length }
card-auto-approved = 🤖 Одобрил сам: оценка не ниже { $least }. Жду очереди на сборку.
review-auto = 🤖 Сам одобрил { $count ->
    [one] { $count } момент
    [few] { $count } момента
   *[many] { $count } моментов
}: оценка от { $least }. Это настраивается в /settings.

card-edit = ✏️ <b>Правка</b>. Каждое изменение сразу видно на картинке.
card-edit-style = 🎨 Стиль: { $style }
card-edit-text-heard = 💬 Субтитры: как распознано
card-edit-text-own = 💬 Субтитры: ваш текст
card-titles = 🏷 Выберите название или напишите своё.
card-titles-none = 🏷 Напишите своё название: оно будет и в подписи, и в титуле на видео.
card-styles = 🎨 Нажмите на стиль — картинка покажет, как он выглядит. Выбор только для этого шорта.
card-text-heard = 💬 В субтитрах то, что распознано:
card-text-own = 💬 В субтитрах ваш текст:
card-text-none = Здесь никто не говорит.

card-still-drawing = ⏳ Рисую, как это будет выглядеть…
card-still-failed = ⚠️ Картинку нарисовать не вышло, но правку запомнил.
card-draft-looking = 👀 Сначала посмотрю, кто в кадре: минута-другая, потом соберу черновик.
card-draft-drawing = 🎞 Собираю черновик…
card-draft-ready = 🎞 Это черновик в 360p: готовый шорт будет чётким.
card-draft-failed = ⚠️ Черновик собрать не вышло. Нажмите 👁 ещё раз — попробую снова.

score-part = { $bar } { $points }/{ $most } · { $words }
score-hook-good = Начало: цепляет сразу
score-hook-fair = Начало: неплохое, но долго раскачивается
score-hook-weak = Начало: вялое, могут пролистать
score-standalone-good = Без контекста: понятно всё
score-standalone-fair = Без контекста: понятно почти всё
score-standalone-weak = Без контекста: трудно понять
score-emotion-good = Эмоции: сильные
score-emotion-fair = Эмоции: есть, но сдержанные
score-emotion-weak = Эмоции: почти нет
score-payoff-good = Развязка: есть, и не зря ждали
score-payoff-fair = Развязка: есть, но простая
score-payoff-weak = Развязка: так и не наступает
score-share-good = Переслать другу: захочется
score-share-fair = Переслать другу: возможно
score-share-weak = Переслать другу: вряд ли
scores-heard = 👂 Слышно в записи: { $signals }
signal-loudness = говорят громче обычного
signal-pace = говорят быстрее обычного
signal-pauses = выразительные паузы
signal-overlap = перебивают друг друга
signal-laughter = смех
signal-dialogue = живой диалог
signal-sentiment = яркие слова
scores-needs = ℹ️ Зрителю стоит знать заранее: { $needs }
scores-by-model = Так оценила языковая модель по тексту и звуку. Это мнение, а не обещание просмотров.
scores-by-rules = Это оценка по правилам — слова, паузы, громкость, — без языковой модели. Считайте её грубой.
scores-none = Этот момент выбрали вы сами, поэтому оценки у него нет.

button-draft = 👁 Черновик
button-scores = 📊 Оценка
button-more = ✨ Ещё такие
button-card-back = ‹ К карточке
button-edit-cut = ✂️ Начало и конец
button-edit-title = 🏷 Название
button-edit-text = 💬 Субтитры
button-edit-style = 🎨 Стиль
button-edit-hook-on = 🪝 Название в начале: да
button-edit-hook-off = 🪝 Название в начале: нет
button-edit-tight-on = ⏩ Без пауз: да
button-edit-tight-off = ⏩ Без пауз: нет
button-edit-back = ‹ К правке
button-restore = ↩️ Вернуть
button-undo = ↩️ Отменить
button-type-title = ✍️ Своё название
button-type-text = ✍️ Написать иначе
button-text-back = 👂 Как распознано
button-cut-start-step = ▶️ { $sign }{ $seconds } с
button-cut-end-step = ⏹ { $sign }{ $seconds } с

alert-edit = Что поправим?
alert-hook1 = 🪝 Название появится на первых секундах
alert-hook0 = 🪝 Без титула
alert-tight1 = ⏩ Вырежу паузы и «э-э»
alert-tight0 = ⏩ Паузы оставлю
alert-text-back = 👂 Снова распознанный текст
alert-title = 🏷 Название поменял
alert-clip-style = 🎨 Рисую в этом стиле
alert-already-pending = Ждёт вашего решения: ✅ или ❌
alert-restored = ↩️ Вернул: решайте снова
alert-undone = ↩️ Отменил последнюю правку
alert-nothing-to-undo = Отменять больше нечего
alert-draft = 🎞 Собираю черновик, он появится прямо здесь
alert-draft-going-on = 🎞 Уже собираю, минутку
alert-more = 🔎 Ищу похожее в этом же видео
alert-more-already = Похожее на этот момент я уже искал

ask-title =
    🏷 Ответьте на это сообщение новым названием. Сейчас (нажмите, чтобы скопировать):

    <code>{ $title }</code>
ask-text = 💬 Ответьте на это сообщение текстом для субтитров: время слов я подберу сам. Сейчас в них (нажмите, чтобы скопировать):

clip-usage =
    ✂️ Напишите, какой отрезок взять: <code>/clip 12:30 13:15</code> или в секундах: <code>/clip 750 795</code>

    Беру из последнего видео; чтобы выбрать другое, ответьте командой на него или на его карточку.
clip-backwards = ✂️ Конец раньше начала: { $from }–{ $to }. Время пишется минутами и секундами: <code>/clip 12:30 13:15</code>
clip-untitled = Отрезок { $from }–{ $to }
