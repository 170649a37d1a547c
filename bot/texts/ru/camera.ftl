card-camera = 🎥 Камера: { $wish }
card-camera-looking = 👀 Сначала посмотрю, кто в кадре: минута-другая, потом покажу картинку.
card-camera-drawing = ⏳ Рисую, что получится…
card-camera-ready = 👆 Слева исходный кадр с рамкой, справа — что увидят в шорте. Внизу — кто говорит и кто в кадре. Выбор действует и для остальных моментов этого видео.
card-camera-failed = ⚠️ Картинку нарисовать не вышло, но выбор запомнил. Нажмите ещё раз — попробую снова.

button-camera = 🎥 Камера
button-camera-on = • { $name } •
button-camera-auto = ✨ Авто
button-camera-split = ⬒ Двое
button-camera-fit = 🖼 Весь кадр
button-camera-left = ⬅️ Слева
button-camera-center = ⏺ Центр
button-camera-right = ➡️ Справа
button-camera-swap = 👥 Другой
button-camera-follow = 🎯 Следить
button-camera-wider = 🔍 −
button-camera-closer = 🔍 +
button-camera-slower = 🐢 −
button-camera-faster = 🐇 +
button-camera-back = ↩️ Назад

alert-camera = Сейчас покажу
alert-camera-closed = Готово
alert-camera-chosen = Уже выбрано
alert-camera-no-further = Дальше некуда
