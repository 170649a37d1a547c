cli-run-no-token = Не задан BOT_TOKEN. Получите его у @BotFather и запишите в файл .env.

doctor-well = Всё нужное на месте.
doctor-broken = Не всё в порядке: см. строки с ❌.
doctor-mend-setup = Выполните make setup.
doctor-mend-node = Нужен Node.js 20 или новее.
doctor-mend-redis-server = Для бота нужен Redis: выполните make setup или задайте REDIS_URL.
doctor-mend-redis = Redis не отвечает. Он нужен только боту; make run запустит свой.
doctor-mend-database = Проверьте DATABASE_URL и доступ к базе.
doctor-mend-storage = Проверьте STORAGE_URL и права на запись.
doctor-mend-scratch = Папка для временных файлов недоступна: проверьте SCRATCH_DIR.
doctor-mend-bot-token = Нужен только боту: получите токен у @BotFather и запишите его в .env.
doctor-mend-deepgram = Необязательно: без ключа речь распознаёт whisper на этой машине.
doctor-mend-llm = Необязательно: без ключа моменты выбираются простой оценкой текста и звука.
doctor-mend-key = Ключ не подошёл: проверьте его.
doctor-mend-network = Сервис не отвечает как положено: проверьте адрес и сеть.
doctor-mend-model = Такой модели у этого ключа нет: выберите GIGACHAT_MODEL из списка.
