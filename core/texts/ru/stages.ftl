stage-ingest = Загружаю видео
stage-transcribe = Распознаю речь
stage-viral-detect = Ищу сильные моменты
stage-face-detect = Слежу за лицами
stage-aspect-convert = Собираю шорт
stage-deliver = Отправляю шорт
stage-camera-look = Смотрю, кто в кадре
stage-look-ahead = Заранее смотрю, кто в кадре
stage-camera-preview = Рисую предпросмотр камеры
stage-still = Рисую, как будет выглядеть
stage-draft-look = Смотрю, кто в кадре, для черновика
stage-draft = Собираю черновик
stage-publish = Публикую шорт
stage-find-moments = Ищу нужный момент
stage-shadow-detect = Сравниваю способы поиска

eta = { $minutes ->
    [0] меньше минуты
    [one] ≈ { $minutes } минута
    [few] ≈ { $minutes } минуты
   *[many] ≈ { $minutes } минут
}
eta-hours = ≈ { $hours } ч { $minutes } мин
seconds = { $seconds } с
