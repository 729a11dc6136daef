import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

export interface ToolResult {
  readonly code: number | null
  /** What it said, on both outputs. */
  readonly output: string
}

/** Runs the program of a package, as people run it in their own projects. */
export async function runTool(
  program: string,
  args: readonly string[],
  { folder, input = '' }: { folder?: string; input?: string } = {},
): Promise<ToolResult> {
  const child = spawn(process.execPath, [resolve('node_modules', program), ...args], {
    cwd: folder,
  })
  child.stdin.end(input)
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      output += part
    })
  const [code] = await once(child, 'close')
  return { code, output }
}
