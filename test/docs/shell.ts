import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { folder as compiled } from '../http/process'

/** What the fictional reader types when a command asks for a password. */
const PASSWORD = 'correct horse battery\n'

export interface ShellAnswer {
  readonly code: number | null
  readonly output: string
  readonly errors: string
}

interface Surroundings {
  readonly databaseUrl: string
  readonly token: string
  readonly apiKey: string
}

/** A folder in which the commands of one page run: by a real shell that has nothing but curl, and an npm of our own. */
export class Shell {
  readonly folder = mkdtempSync(join(String(process.env.PARTNERSTWA_TEST_FOLDER), 'docs-'))
  private readonly programs = join(this.folder, '.bin')

  constructor() {
    mkdirSync(this.programs)
    const npm = `#!/bin/sh\nexec '${process.execPath}' '${resolve('test/docs/npm.mjs')}' "$@"\n`
    writeFileSync(join(this.programs, 'npm'), npm)
    chmodSync(join(this.programs, 'npm'), 0o755)
    symlinkSync(curl(), join(this.programs, 'curl'))
    writeFileSync(join(this.folder, '.curlrc'), 'silent\nshow-error\nfail-with-body\n')
  }

  write(name: string, text: string) {
    writeFileSync(join(this.folder, name), text)
  }

  async run(script: string, { databaseUrl, token, apiKey }: Surroundings): Promise<ShellAnswer> {
    const child = spawn('/bin/sh', ['-ec', script], {
      cwd: this.folder,
      env: {
        PATH: this.programs,
        CURL_HOME: this.folder,
        TOKEN: token,
        API_KEY: apiKey,
        DOCS_ROOT: resolve('.'),
        DOCS_COMPILED: compiled,
        DOCS_DATABASE_URL: databaseUrl,
        DOCS_INPUT: PASSWORD,
      },
    })
    let [output, errors] = ['', '']
    child.stdout.on('data', (part) => {
      output += part
    })
    child.stderr.on('data', (part) => {
      errors += part
    })
    child.stdin.end()
    const [code] = await once(child, 'close')
    return { code, output, errors }
  }
}

function curl(): string {
  const found = String(process.env.PATH)
    .split(delimiter)
    .map((path) => join(path, 'curl'))
    .find((path) => existsSync(path))
  if (!found) throw new Error('The examples need curl.')
  return found
}
