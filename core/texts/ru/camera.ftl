# Подписи на картинке с решениями камеры: место дорого.
camera-voice = Г{ $number }
camera-person = { $letter } — лицо
camera-off-screen = { $voices } — за кадром
camera-nobody = никто
camera-percent = { $value } %
camera-cut = склейка
camera-left = слева
camera-right = справа
camera-row-voices = Голос
camera-row-shown = В кадре
camera-row-layout = Вид
camera-row-path = Окно
camera-row-lips = Губы
camera-kind-single = один
camera-kind-split = двое
camera-kind-fit = весь кадр
camera-shots = { $count ->
    [one] { $count } план
    [few] { $count } плана
   *[many] { $count } планов
}
camera-people = { $count ->
    [one] { $count } лицо
    [few] { $count } лица
   *[many] { $count } лиц
}
camera-voices = { $count ->
    [one] { $count } голос
    [few] { $count } голоса
   *[many] { $count } голосов
}
camera-wished = камера: { $wish }
camera-wish-auto = авто
camera-wish-center = по центру
camera-wish-left = слева
camera-wish-right = справа
camera-wish-split = двое
camera-wish-fit = весь кадр
camera-wish-swap = другой человек
camera-wish-static = без движения
camera-wish-zoom = приближение ×{ $factor }
camera-wish-speed = скорость ×{ $factor }
camera-wish-manual = вручную
camera-reason-only-face = единственное лицо
camera-reason-speaking-face = говорит этот человек
camera-reason-largest-face = неясно, кто говорит: самое крупное лицо
camera-reason-together = помещаются все
camera-reason-unsure = неясно, кто говорит
camera-reason-fast-exchange = быстрый обмен репликами
camera-reason-off-screen = голос за кадром
camera-reason-no-face = лиц нет
camera-reason-small-faces = лица слишком мелкие
camera-reason-inset = маленькое лицо в углу
camera-reason-short-no-face = короткий план без лиц
camera-reason-short-shot = короткий план: как соседние
camera-reason-vertical = видео уже вертикальное
camera-reason-chosen = выбрано
camera-reason-manual = задано вручную
