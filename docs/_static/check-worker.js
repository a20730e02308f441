// Python in the browser, with certcheck as it stands in the repository; one certificate at a time.
import { loadPyodide } from "./vendor/pyodide/pyodide.mjs";

const BUDGET = 200_000_000, LARGEST = 16 * 2 ** 20;   // the defaults of the program
const CODE = `
import json, sys
if "/certcheck.pyz" not in sys.path:
    sys.path.insert(0, "/certcheck.pyz")
from certcheck.__main__ import examine
json.dumps(examine("/certificate.json", ${BUDGET}, ${LARGEST}))
`;

const ready = (async () => {
  const python = await loadPyodide({ indexURL: new URL("./vendor/pyodide/", import.meta.url).href });
  const answer = await fetch(new URL("./certcheck.pyz", import.meta.url));
  if (!answer.ok) throw new Error(`the checker could not be loaded (${answer.status})`);
  const program = await answer.arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", program));
  python.FS.writeFile("/certcheck.pyz", new Uint8Array(program));
  return { python, digest: [...hash].map((b) => b.toString(16).padStart(2, "0")).join("") };
})();

addEventListener("message", async (event) => {
  try {
    const { python, digest } = await ready;
    postMessage({ stage: "checking" });
    python.FS.writeFile("/certificate.json", new Uint8Array(event.data));
    postMessage({ stage: "done", digest, record: JSON.parse(python.runPython(CODE)) });
  } catch (error) {
    postMessage({ stage: "failed", reason: String(error.message || error) });
  }
});
