import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, vi } from "vitest";
import type { BrowserCounts } from "../../server/browser/browser-host.ts";
import type { JobView } from "../../server/queue/job.ts";
import type { QueueCounts } from "../../server/queue/render-queue.ts";
import type { StillCounts } from "../../server/render/stills.ts";
import { startService, type Service } from "../../server/service.ts";
import { readSettings } from "../../server/settings.ts";
import type { RenderSpec } from "../../src/spec/render-spec.ts";

/** What the tests look at in /health. */
export type ServiceHealth = {
  readonly status: string;
  readonly encoder: string;
  readonly uptime_s: number;
  readonly memory_mb: number;
  readonly browser: BrowserCounts;
  readonly stills: StillCounts;
  readonly queue: QueueCounts;
};

const patience = { timeout: 60_000, interval: 50 };

/** A real service on a folder of its own, and a client of its HTTP interface. */
export class TestService {
  readonly folder: string;
  readonly #variables: NodeJS.ProcessEnv;
  #service: Service;

  private constructor(folder: string, variables: NodeJS.ProcessEnv, service: Service) {
    this.folder = folder;
    this.#variables = variables;
    this.#service = service;
  }

  static async start(variables: Record<string, string> = {}): Promise<TestService> {
    const folder = await mkdtemp(join(tmpdir(), "render-service-"));
    await mkdir(join(folder, "objects", "in"), { recursive: true });
    const environment = {
      ...process.env,
      PORT: "0",
      HOST: "127.0.0.1",
      REMOTION_SERVICE_TOKEN: "",
      STORAGE_URL: pathToFileURL(join(folder, "objects")).href,
      SCRATCH_DIR: join(folder, "scratch"),
      // The fastest preset whose streams are of the ordinary profile.
      X264_PRESET: "superfast",
      ...variables,
    };
    const settings = readSettings(environment);
    const service = new TestService(folder, environment, await startService(settings));
    await service.#warm();
    return service;
  }

  /** End the service and start another one on the same folder. */
  async restart(): Promise<void> {
    await this.#service.close();
    this.#service = await startService(readSettings(this.#variables));
    await this.#warm();
  }

  async #warm(): Promise<void> {
    // While it builds the bundle the service may be too busy to answer.
    const healthy = (): Promise<boolean> =>
      fetch(`${this.url}/health`).then(
        ({ ok }) => ok,
        () => false,
      );
    await vi.waitUntil(healthy, patience);
  }

  async health(): Promise<ServiceHealth> {
    return (await fetch(`${this.url}/health`)).json() as Promise<ServiceHealth>;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#service.port}`;
  }

  /** Path of a stored object. */
  object(key: string): string {
    return join(this.folder, "objects", key);
  }

  async submit(spec: RenderSpec): Promise<void> {
    const answer = await fetch(`${this.url}/renders`, { method: "POST", body: JSON.stringify(spec) });
    expect(answer.status, await answer.clone().text()).toBe(202);
  }

  async view(id: string): Promise<JobView> {
    return (await fetch(`${this.url}/renders/${id}`)).json() as Promise<JobView>;
  }

  async cancel(id: string): Promise<JobView> {
    return (await fetch(`${this.url}/renders/${id}`, { method: "DELETE" })).json() as Promise<JobView>;
  }

  /** Wait until a job is what the test waits for; a job that failed meanwhile ends the waiting. */
  async until(id: string, reached: (view: JobView) => boolean): Promise<JobView> {
    let view = await this.view(id);
    const arrived = async (): Promise<boolean> => {
      view = await this.view(id);
      return reached(view) || view.state === "failed";
    };
    await vi.waitUntil(arrived, patience);
    expect(view.error).toBeUndefined();
    return view;
  }

  /** Render and return the finished film's path. */
  async render(spec: RenderSpec): Promise<string> {
    await this.submit(spec);
    const { result } = await this.until(spec.id, (view) => view.state === "done");
    return this.object(result!.key);
  }

  async close(): Promise<void> {
    await this.#service.close();
    await rm(this.folder, { recursive: true });
  }
}
