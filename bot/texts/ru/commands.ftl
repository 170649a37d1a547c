status-empty = Сейчас я ничего не делаю. Пришлите видео — и начнём.
status-head = <b>Ваши видео</b>
status-title = 🎬 <b>{ $name }</b>
status-title-length = 🎬 <b>{ $name }</b> · { $length }
status-review = Ждут решения: { $pending } · делаю: { $rendering } · готово: { $exported } · отклонено: { $rejected }
status-clips-failed = ⚠️ Не доделано: { $failed }. Кнопка «Ещё раз» — на карточке.
status-done = ✅ Готово, шортов: { $exported }
status-failed = ❌ { $error }
status-cancelled = 🛑 Остановлено

cancel-nothing = Останавливать нечего: сейчас я ничего не делаю.
cancel-choose = Что остановить?

language-choose = 🌐 На каком языке говорить?
language-chosen = Хорошо, говорю по-русски.

settings =
    ⚙️ <b>Настройки</b>
    Нажмите на то, что хотите поменять. 🔢 ⏱ 🚀 🗣 🎙 действуют со следующего видео, остальное — уже со следующего шорта.
settings-count = 🔢 Сколько моментов предлагать? «Сам» — сколько хороших найдётся.
settings-length = ⏱ Какой длины делать шорты?
settings-engine = 🎙 Чем распознавать речь? Если выбранное откажет, попробую остальное.

setting-count = 🔢 Моментов: { $value }
setting-count-auto = сам решу
setting-length = ⏱ Длина: { $value }
setting-length-auto = 15–60 с
setting-length-15-30 = 15–30 с
setting-length-30-60 = 30–60 с
setting-length-60-90 = 60–90 с
setting-engine = 🎙 Речь: { $value }
setting-engine-auto = сам выберу
setting-engine-deepgram = Deepgram
setting-engine-whisper = Whisper
setting-engine-google = Google
setting-tighten = ✂️ Вырезать паузы и «э-э»: { $value }
setting-tighten-on = да
setting-tighten-off = нет
setting-mask = 🙊 Прятать мат в субтитрах: { $value }
setting-mask-on = да
setting-mask-off = нет
setting-chosen = ✅ { $value }
button-settings-back = ‹ Назад

command-start = Начать
command-help = Как это работает
command-status = Что сейчас происходит
command-find = Найти момент: о чём говорят
command-clip = Взять свой отрезок: 12:30 13:15
command-settings = Настройки: сколько, какой длины
command-cancel = Остановить работу
command-language = Язык · Language
command-shorts = Сделать шорты: в ответ на видео
command-here = Публиковать в этой теме
command-plan = Тариф и остаток минут
command-paysupport = Вопрос об оплате
command-admin = Управление ботом
bot-description = Пришлите длинное видео с разговором — найду сильные моменты и сделаю вертикальные шорты с субтитрами. Говорящий остаётся в кадре, решаете вы: ✅ или ❌.
bot-short-description = Длинное видео → готовые вертикальные шорты с субтитрами.
