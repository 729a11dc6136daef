import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Runs every `check:…` of package.json, all at the same time, and says how long each took. */
const root = join(import.meta.dirname, '..')
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const checks = Object.keys(scripts).filter((name) => name.startsWith('check:'))

const run = (name) =>
  new Promise((resolve) => {
    const begun = performance.now()
    const child = spawn(scripts[name], { cwd: root, env, shell: true })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part) => {
        output += part
      })
    child.on('close', (code) => {
      process.stdout.write(
        `${code === 0 ? 'good' : 'BAD '} ${name} ${((performance.now() - begun) / 1000).toFixed(1)} s\n`,
      )
      if (code !== 0) process.stdout.write(`${output}\n`)
      resolve(code)
    })
  })

const env = { ...process.env, PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter) }
const codes = await Promise.all(checks.map(run))
process.exitCode = codes.every((code) => code === 0) ? 0 : 1
