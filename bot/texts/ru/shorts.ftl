button-style = 🎨 Стиль
button-style-on = • { $name } •
button-short-back = ↩️ Назад
button-srt = 📄 SRT
button-file = 📎 Файлом
button-copy-title = 📋 Название
button-copy-tags = 📋 Хештеги

alert-styles = Выберите стиль — переделаю только этот шорт
alert-remake-going-on = ♻️ Уже переделываю этот шорт
alert-file = 📎 Отправляю файл без сжатия
alert-srt = 📄 Отправляю субтитры
alert-file-going-on = Уже отправляю, минутку
alert-file-gone = Этот файл уже удалён. Само видео можно сохранить прямо из сообщения.
alert-srt-silent = В этом шорте никто не говорит, поэтому субтитров нет.
alert-srt-missing = К этому шорту субтитры не сохранились. Смените 🎨 стиль — переделаю, и они появятся.

button-album = 🗂 Альбомом
button-album-batch = 🗂 Все видео альбомом ({ $count })
alert-album = 🗂 Отправляю альбомом: { $count }
alert-album-sent = 🗂 Альбом только что отправил, он внизу
alert-album-too-few = Для альбома нужно хотя бы два готовых шорта
