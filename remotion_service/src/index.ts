import { registerRoot } from "remotion";
import { Root } from "./compositions/Root.tsx";
import "./fonts.ts";

registerRoot(Root);
