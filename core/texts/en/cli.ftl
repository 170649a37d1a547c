cli-run-no-token = BOT_TOKEN is not set. Get one from @BotFather and write it into .env.

doctor-well = Everything needed is in place.
doctor-broken = Not all is well: see the lines with ❌.
doctor-mend-setup = Run make setup.
doctor-mend-node = Node.js 20 or newer is needed.
doctor-mend-redis-server = The bot needs Redis: run make setup or set REDIS_URL.
doctor-mend-redis = Redis does not answer. Only the bot needs it; make run starts its own.
doctor-mend-database = Check DATABASE_URL and the access to the database.
doctor-mend-storage = Check STORAGE_URL and the right to write there.
doctor-mend-scratch = The folder for temporary files cannot be used: check SCRATCH_DIR.
doctor-mend-bot-token = Only the bot needs it: get a token from @BotFather and write it into .env.
doctor-mend-deepgram = Optional: without a key, whisper on this machine reads the speech.
doctor-mend-llm = Optional: without a key, moments are chosen by a simple score of text and sound.
doctor-mend-key = The key was refused: check it.
doctor-mend-network = The service does not answer as it should: check the address and the network.
doctor-mend-model = This key has no such model: choose GIGACHAT_MODEL from the list.
