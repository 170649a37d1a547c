import { createRoot } from "react-dom/client";
import "../src/fonts.ts";
import { App } from "./App.tsx";
import "./player.css";

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(<App />);
}
