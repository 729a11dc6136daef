import { runCommand } from '../http/process'

describe('A command that gets an option it does not know', () => {
  it.each([
    ['import', ['partnerships.csv', '--dryRun'], '(Did you mean --dry-run?)'],
    ['import', ['partnerships.csv', '--dry_run'], '(Did you mean --dry-run?)'],
    ['import', ['partnerships.csv', '--Dry-Run'], '(Did you mean --dry-run?)'],
    ['import', ['partnerships.csv', '--dry-run=true'], "unknown option '--dry-run=true'"],
    ['import', ['partnerships.csv', '-n'], "unknown option '-n'"],
    ['import', ['partnerships.csv', 'dry-run'], 'too many arguments'],
    ['import', ['partnerships.csv', '--source', 'a', '--source', 'b'], "'--source' is given more than once"],
    ['import', ['partnerships.csv', '--dry-run', '--dry-run'], "'--dry-run' is given more than once"],
    ['import', ['partnerships.csv', '--source', '--dry-run'], "'--source <name>' has no value"],
    ['import', ['partnerships.csv', '--blank', 'yes'], 'Allowed choices are keeps, clears.'],
    ['import', ['--dry-run'], 'give one file'],
    ['import', ['registry.csv'], 'add --type'],
    ['import', ['-', '--type', 'events'], '--source must be the name of your source'],
    ['import-territories', ['TERC.csv', '--dryRun'], '(Did you mean --dry-run?)'],
    ['export', ['--output', 'folder', '--draft'], '(Did you mean --drafts?)'],
    ['generate', ['--partnerships', '5', '--seeds', '7'], '(Did you mean --seed?)'],
    ['account', ['create', '--mail', 'ada@example.org'], '(Did you mean --email?)'],
    ['account', ['create', 'admin', '--email', 'ada@example.org'], 'too many arguments'],
    ['account', ['set-password', '--email', 'ada@example.org', '--role', 'ADMIN'], "unknown option '--role'"],
  ])('refuses it before it opens the database: %s %j', async (command, args, message) => {
    // A database that cannot be opened is not looked for.
    const settings = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' }
    expect(await runCommand(command, args, { settings })).toMatchObject({
      code: 1,
      output: expect.stringContaining(message),
    })
  })
})
