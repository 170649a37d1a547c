import { Stills } from "../../server/render/stills.ts";

/** A maker of stills for servers whose tests ask for none. */
export const noStills = (): Stills => new Stills({} as ConstructorParameters<typeof Stills>[0]);
