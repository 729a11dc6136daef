import 'reflect-metadata'
import { Option } from '@commander-js/extra-typings'
import { IsEmail, Length, type ValidationError, validateSync } from 'class-validator'
import { read } from 'read'
import { Role } from '../authz/role.enums'
import { readConfig } from '../config/read-config'
import { IsPlainName } from '../core/values/plain-text'
import { type Database, openDatabase } from '../database/database'
import { openAccount, setPassword } from '../modules/account/create-account'
import { removeFactorOf } from '../modules/account/second-factor/remove-factor'
import { command, parseArguments, run } from './command'

const ROLES = [Role.MEMBER, Role.MODERATOR, Role.ADMIN] as const

/** What the command line says, and the password. */
class Order {
  action: 'create' | 'set-password' | 'remove-second-factor' = 'set-password'

  @IsEmail({}, { message: '--email must be an e-mail address.' })
  email!: string

  role: (typeof ROLES)[number] = Role.MEMBER

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
  if (order.action !== 'remove-second-factor') await askPassword(order)
  const { databaseUrl } = readConfig(process.env)
  const database = await openDatabase(databaseUrl)
  try {
    process.stdout.write(`\n${await carryOut(order, database)}\n`)
    process.exitCode = 0
  } finally {
    await database.close()
  }
}

/** Answers with what was done. */
async function carryOut(order: Order, { write }: Database): Promise<string> {
  const { action, email } = order
  if (action === 'create') return `Opened ${await openAccount(order, write)} for ${email} (${order.role}).`
  if (action === 'set-password') {
    await setPassword(order, write)
    return `The password of ${email} is changed; its sessions have ended.`
  }
  await write((writing) => removeFactorOf(email, writing, new Date()))
  return `The second factor of ${email} is removed; its sessions have ended.`
}

async function askPassword(order: Order) {
  order.password = await read({ prompt: 'Password: ', silent: true })
  if (
    process.stdin.isTTY &&
    (await read({ prompt: 'Repeat the password: ', silent: true })) !== order.password
  )
    throw new Error('The two passwords differ. Nothing was changed.')
  refuseUnless(validateSync(order))
}

function readOrder(): Order {
  const order = new Order()
  const program = command(
    'account',
    'Opens an account, sets a password (both ask for it), or removes a second factor.',
  )
  program
    .command('create')
    .description('open an account')
    .option('--email <address>', 'its e-mail address')
    .addOption(
      new Option('--role <role>', 'its role; administrators grant other roles with the mutation grantRole')
        .choices(ROLES)
        .default(Role.MEMBER),
    )
    .option('--name <name>', 'the name shown to others', 'Administrator')
    .action((options) => void Object.assign(order, options, { action: 'create' }))
  program
    .command('set-password')
    .description('set the password of an account, and end its sessions')
    .option('--email <address>', 'its e-mail address')
    .action((options) => void Object.assign(order, options))
  program
    .command('remove-second-factor')
    .description('remove the second factor of an account whose phone is lost, and end its sessions')
    .option('--email <address>', 'its e-mail address')
    .action((options) => void Object.assign(order, options, { action: 'remove-second-factor' }))
  parseArguments(program)
  return order
}

function refuseUnless(errors: readonly ValidationError[]) {
  if (errors.length === 0) return
  const problems = errors.flatMap(({ constraints }) => Object.values(constraints ?? {}).slice(0, 1))
  throw new Error(problems.map((problem) => `  - ${problem}`).join('\n'))
}

run(main)
