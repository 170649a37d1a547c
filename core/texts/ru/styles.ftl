# Названия стилей — для кнопок и списков: коротко, с заглавной буквы.

style-shorts = Шортс
style-shorts-about = Крупные белые слова с обводкой, сказанное подпрыгивает жёлтым.
style-podcast = Подкаст
style-podcast-about = Спокойные строки на тёмной плашке, у каждого голоса свой цвет.
style-karaoke = Караоке
style-karaoke-about = Слова заливаются цветом слева направо, пока их произносят.
style-neon = Неон
style-neon-about = Широкие буквы в розовом сиянии, сказанное слово вспыхивает.
style-poster = Плакат
style-poster-about = По два огромных слова ЗАГЛАВНЫМИ, с наклоном — для громких фраз.
style-minimal = Минимал
style-minimal-about = Небольшой текст с мягкой тенью, ничего не подсвечено.
style-marker = Маркер
style-marker-about = Сказанное слово закрашено зелёным, как маркером по бумаге.
style-lecture = Лекция
style-lecture-about = Тёмный текст на светлой плашке, сказанное слово подчёркнуто.
style-imported-about = Добавлен в этой установке.

error-invalid-style = В стиле не подходит (в скобках — как бывает): { $field }
error-not-a-style = Это не файл стиля. Такие файлы пишут бот (кнопка «📄 Файл» у стиля) и shorts styles --export.
error-broken-style = Файл стиля повреждён или обрезан: строка { $line }, символ { $column }.
error-newer-style = Этот стиль из более новой версии, я его пока не понимаю.
error-style-name = Название стиля — от 1 до { $limit } символов в одну строку.
error-style-name-taken = Стиль с названием «{ $name }» у вас уже есть. Придумайте другое.
error-too-many-styles = Своих стилей может быть не больше { $limit }. Удалите лишний.
error-style-gone = Этого стиля больше нет.
error-invalid-image = Логотип не открывается. Нужна картинка PNG, JPEG или WebP до { NUMBER($limit_mb, maximumFractionDigits: 0) } МБ.
error-watermark-text = Подпись слишком длинная: поместится до { $limit } символов.
error-bad-color = Это не похоже на цвет. Нужен код из шести знаков, например #ff4f8b.
