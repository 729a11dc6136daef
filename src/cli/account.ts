import 'reflect-metadata'
import { Option } from '@commander-js/extra-typings'
import { IsEmail, Length, type ValidationError, validateSync } from 'class-validator'
import { read } from 'read'
import { Role } from '../authz/role.enums'
import { readConfig } from '../config/read-config'
import { IsPlainName } from '../core/values/plain-text'
import { openDatabase } from '../database/database'
import { openAccount, setPassword } from '../modules/account/create-account'
import { command, parseArguments, run } from './command'

const ROLES = [Role.MEMBER, Role.MODERATOR, Role.ADMIN] as const

/** What the command line says, and the password. */
class Order {
  isNew = false

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
  order.password = await read({ prompt: 'Password: ', silent: true })
  if (
    process.stdin.isTTY &&
    (await read({ prompt: 'Repeat the password: ', silent: true })) !== order.password
  )
    throw new Error('The two passwords differ. Nothing was changed.')
  refuseUnless(validateSync(order))
  const { databaseUrl } = readConfig(process.env)
  const database = await openDatabase(databaseUrl)
  try {
    const { write } = database
    if (order.isNew) {
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
  const order = new Order()
  const program = command('account', 'Opens an account or sets a password. It asks for the password.')
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
    .action((options) => void Object.assign(order, options, { isNew: true }))
  program
    .command('set-password')
    .description('set the password of an account, and end its sessions')
    .option('--email <address>', 'its e-mail address')
    .action((options) => void Object.assign(order, options))
  parseArguments(program)
  return order
}

function refuseUnless(errors: readonly ValidationError[]) {
  if (errors.length === 0) return
  const problems = errors.flatMap(({ constraints }) => Object.values(constraints ?? {}).slice(0, 1))
  throw new Error(problems.map((problem) => `  - ${problem}`).join('\n'))
}

run(main)
