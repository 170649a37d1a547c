import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

type Lock = { packages: Record<string, { version?: string; resolved?: string }> };

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");
const { packages } = JSON.parse(read("package-lock.json")) as Lock;

test("all Remotion packages have the one version that exists of all of them", () => {
  const versions = Object.entries(packages)
    .filter(([path]) => /node_modules\/(@remotion\/[^/]+|remotion)$/.test(path))
    .map(([, { version }]) => version);
  expect(versions.length).toBeGreaterThan(5);
  expect(new Set(versions)).toEqual(new Set(["4.0.527"]));
});

test("the lock file names no registry", () => {
  expect(Object.values(packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
});

test("every dependency is pinned exactly", () => {
  const { dependencies, devDependencies } = JSON.parse(read("package.json")) as Record<string, Record<string, string>>;
  for (const version of Object.values({ ...dependencies, ...devDependencies })) {
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  }
});
