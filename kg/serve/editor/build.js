// Bundles the editor into one file, with the licences of the packages in it beside it.
// Usage: node build.js [FOLDER], else into the assets that the server gives.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const folder = process.argv[2] ?? "../assets/ask";
const { metafile } = await build({
  entryPoints: ["editor.js"],
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none",
  metafile: true,
  outfile: join(folder, "editor.js"),
});

const packages = new Set();
for (const input of Object.keys(metafile.inputs)) {
  const found = input.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//);
  if (found) packages.add(found[1]);
}

const licences = [...packages].sort().map((name) => {
  const place = join("node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(place, "package.json"), "utf-8"));
  const file = readdirSync(place).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} brings no licence`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(place, file), "utf-8").trim()}\n`;
});
writeFileSync(join(folder, "editor.LICENSES.txt"), licences.join(`\n${"-".repeat(72)}\n\n`));
