import { install } from './install.mjs'
import { runTool } from './run.mjs'

const mostMs = 15 * 60_000

/** Takes every picture of the documentation anew, from the product as it is built now: `npm run pictures`. */
async function takePictures() {
  const { code } = await runTool('tsx/dist/cli.mjs', ['test/system/parts/take-pictures.ts'], {
    timeoutMs: mostMs,
    onLine: (line) => console.error(line),
  })
  return code === 0
}

process.exitCode = (await install()) && (await takePictures()) ? 0 : 1
