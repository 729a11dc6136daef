import { clearLine, cursorTo } from 'node:readline'

const WIDTH = 40

/** Shows how far a long work has come: as a bar on a terminal, as a line for each tenth elsewhere. */
export function progress(called: string, total: number): (done: number) => void {
  const { stderr } = process
  let tenths = 0
  return (done) => {
    const text = `${done} of ${total} ${called}`
    if (stderr.isTTY) {
      const filled = Math.round((WIDTH * done) / total)
      cursorTo(stderr, 0)
      clearLine(stderr, 0)
      stderr.write(`${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${text}${done < total ? '' : '\n'}`)
    } else if (Math.floor((10 * done) / total) > tenths) {
      tenths = Math.floor((10 * done) / total)
      stderr.write(`${text}\n`)
    }
  }
}
