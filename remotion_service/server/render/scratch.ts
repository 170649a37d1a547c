import { randomUUID } from "node:crypto";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";

/** Folders of other machines that share the scratch root are left alone for this long. */
const foreignAgeMs = 24 * 3600 * 1000;

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
};

const isStale = async (folder: string, name: string): Promise<boolean> => {
  const [host, pid] = name.split("~");
  if (host === hostname()) {
    return Number(pid) === process.pid || !alive(Number(pid));
  }
  const { mtimeMs } = await stat(join(folder, name));
  return Date.now() - mtimeMs > foreignAgeMs;
};

const sweep = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder)) {
    if (await isStale(folder, name).catch(() => false)) {
      await rm(join(folder, name), { recursive: true, force: true });
    }
  }
};

/** Temporary folders of this process, one per job. */
export class Scratch {
  readonly #root: string;
  #users = 0;
  #cleaning: Promise<void> = Promise.resolve();

  private constructor(root: string) {
    this.#root = root;
  }

  /** Make this process's folder under `folder` and remove those of processes that ended without doing so. */
  static async open(folder: string): Promise<Scratch> {
    const shared = join(folder, "render");
    await mkdir(shared, { recursive: true });
    await sweep(shared);
    const scratch = new Scratch(join(shared, `${hostname()}~${process.pid}~${randomUUID()}`));
    await mkdir(scratch.temporary, { recursive: true });
    return scratch;
  }

  /** Where libraries of this process put their own temporary files. */
  get temporary(): string {
    return join(this.#root, "tmp");
  }

  /** Where copies of sources are kept for the next job. */
  get sources(): string {
    return join(this.#root, "sources");
  }

  /**
   * Run `work` with a new empty folder that is gone afterwards, whatever happens. What libraries left behind goes when
   * nobody works any more.
   */
  async within<T>(work: (folder: string) => Promise<T>): Promise<T> {
    await this.#cleaning;
    const folder = join(this.#root, randomUUID());
    this.#users += 1;
    try {
      await mkdir(folder);
      return await work(folder);
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
      this.#users -= 1;
      if (this.#users === 0) {
        this.#cleaning = this.#clean().catch(() => undefined);
        await this.#cleaning;
      }
    }
  }

  async #clean(): Promise<void> {
    const leftovers = (await readdir(this.temporary)).filter((name) => !name.startsWith("puppeteer"));
    await Promise.all(leftovers.map((name) => rm(join(this.temporary, name), { recursive: true, force: true })));
  }

  async close(): Promise<void> {
    await rm(this.#root, { recursive: true, force: true, maxRetries: 3 });
  }
}
