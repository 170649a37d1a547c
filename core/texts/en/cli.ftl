cli-bad-range = { $start } { $end }: give a start and a later end, in seconds or h:mm:ss
cli-bad-style = { $name }: there is no such style, there are { $known }
cli-range-or-trail = One of the two is needed: --range START END or --trail FILE
cli-bad-picture = { $name } — a .png or .jpg file is needed
cli-bad-json = { $name } is not the right JSON, or it is damaged
cli-bad-center = Two shares from 0 to 1 are needed, for example 0.3 0.5
cli-see-doctor = shorts doctor shows what is installed and what is missing.
cli-one-transcript = A transcript belongs to one video, and several were given.
cli-find-or-range = --find looks for stretches and --range names one: choose either.
cli-bad-query = “{ $query }” has no word in it, so there is nothing to look for
cli-run-no-token = BOT_TOKEN is not set. Get one from @BotFather and write it into .env.

doctor-well = Everything needed is in place.
doctor-broken = Not all is well: see the lines with ❌.
doctor-mend-setup = Run make setup.
doctor-mend-node = Node.js 20 or newer is needed.
doctor-mend-redis-server = The bot needs Redis: run make setup or set REDIS_URL.
doctor-mend-redis = Redis does not answer. Only the bot needs it; make run starts its own.
doctor-mend-database = Check DATABASE_URL and the access to the database.
doctor-mend-storage = Check STORAGE_URL and the right to write there.
doctor-mend-setting = Mend the value in the environment or in the .env file.
doctor-mend-scratch = The folder for temporary files cannot be used: check SCRATCH_DIR.
doctor-mend-bot-token = Only the bot needs it: get a token from @BotFather and write it into .env.
doctor-mend-deepgram = Optional: without a key, whisper on this machine reads the speech.
doctor-mend-google = Optional: to let Google read the speech, set GOOGLE_BUCKET and GOOGLE_APPLICATION_CREDENTIALS.
doctor-mend-google-account = There is a bucket but no key: set GOOGLE_APPLICATION_CREDENTIALS to the service account's file, or take GOOGLE_BUCKET out.
doctor-mend-google-extra = Install the optional part: uv sync --extra google.
doctor-mend-google-key = Google refused the key: check the file GOOGLE_APPLICATION_CREDENTIALS.
doctor-mend-google-bucket = Check GOOGLE_BUCKET and the service account's rights: to create and delete objects.
doctor-mend-llm = Optional: without a key, moments are chosen by a simple score of text and sound.
doctor-mend-key = The key was refused: check it.
doctor-mend-network = The service does not answer as it should: check the address and the network.
doctor-mend-prompt = Mend the file as said, or choose another version; see prompts/README.md.
doctor-mend-ab = Nothing is compared yet: set AB_PROVIDER or AB_PROMPT_VERSION as well.
doctor-mend-ab-key = Nothing is compared: the provider that is to be compared has no key.
doctor-mend-engine = This speech engine is not set up here: the others listen instead.
doctor-mend-model = This key has no such model: choose GIGACHAT_MODEL from the list.

cli-report-nothing = Nothing to compare yet: no project was searched twice. Set AB_SHARE together with AB_PROVIDER or AB_PROMPT_VERSION.
cli-report-projects = { $count ->
    [one] { $count } project searched twice
   *[other] { $count } projects searched twice
}
cli-report-main = main
cli-report-shadow = shadow
cli-report-provider = Provider
cli-report-prompt = Prompt version
cli-report-suggestions = Suggestions
cli-report-approval = Approved by people
cli-report-of = { $part } of { $whole }
cli-report-calls = Calls
cli-report-tokens = Tokens
cli-report-cost = Cost, $
cli-report-seconds = Time (median), s
cli-report-failures = Failures
cli-report-agreement = Agreement of the two: { $share }
cli-report-unseen = Nobody saw the shadow's moments: its approval counts only those that the main search found too.
