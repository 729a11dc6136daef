import 'reflect-metadata'
import { parseArgs } from 'node:util'
import { IsEmail, IsIn, Length, type ValidationError, validateSync } from 'class-validator'
import { read } from 'read'
import { Role } from '../account/account.enums'
import { openAccount, setPassword } from '../account/from-command-line'
import { readConfig } from '../config/read-config'
import { openDatabase } from '../database/database'
import { IsPlainName } from '../shared/plain-text'
import { run } from './run'

const USAGE = `Usage:
  npm run account -- create --email ada@example.org [--role ADMIN] [--name "Ada"]
  npm run account -- set-password --email ada@example.org

The role is MEMBER, MODERATOR or ADMIN. The password is asked for; DATABASE_URL names the database.`

/** What the command line says, but for the password. */
class Order {
  @IsIn(['create', 'set-password'], { message: 'The command is create or set-password.' })
  command?: string

  @IsEmail({}, { message: '--email must be an e-mail address.' })
  email!: string

  @IsIn([Role.MEMBER, Role.MODERATOR, Role.ADMIN], {
    message: '--role must be MEMBER, MODERATOR or ADMIN. Administrators grant the other roles by grantRole.',
  })
  role: Role = Role.MEMBER

  @IsPlainName(80)
  name = 'Administrator'

  @Length(10, 200, { message: 'The password must have 10 to 200 characters.' })
  password = ''
}

async function main() {
  // Where the input ends before a password, nothing more happens.
  process.exitCode = 1
  const order = readOrder()
  refuseUnless(
    validateSync(order, { skipMissingProperties: false }).filter(({ property }) => property !== 'password'),
  )
  order.password = await read({ prompt: 'Password: ', silent: true })
  if (process.stdin.isTTY && (await read({ prompt: 'The same again: ', silent: true })) !== order.password)
    throw new Error('The two passwords differ. Nothing was changed.')
  refuseUnless(validateSync(order))
  const { databaseUrl } = readConfig(process.env)
  const database = await openDatabase(databaseUrl)
  try {
    const { write } = database
    if (order.command === 'create') {
      const id = await openAccount(order, write)
      process.stdout.write(`\nOpened ${id} for ${order.email} (${order.role}).\n`)
    } else {
      await setPassword(order, write)
      process.stdout.write(`\nThe password of ${order.email} is changed; its sessions have ended.\n`)
    }
    process.exitCode = 0
  } finally {
    await database.close()
  }
}

function readOrder(): Order {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { email: { type: 'string' }, role: { type: 'string' }, name: { type: 'string' } },
  })
  return Object.assign(new Order(), values, { command: positionals[0] })
}

function refuseUnless(errors: readonly ValidationError[]) {
  if (errors.length === 0) return
  const problems = errors.flatMap(({ constraints }) => Object.values(constraints ?? {}).slice(0, 1))
  throw new Error(`${problems.map((problem) => `  - ${problem}`).join('\n')}\n\n${USAGE}`)
}

run(main, { usage: USAGE })
