import { runCommand } from '../http/process'

it.each(['account', 'export', 'generate', 'import', 'import-territories'])(
  'npm run %s tells how it is used when it is asked, and does nothing',
  async (command) => {
    // A database that cannot be opened is not looked for.
    const settings = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' }
    const asked = await runCommand(command, ['--help'], { settings })
    expect(asked).toEqual({
      code: 0,
      output: expect.stringMatching(/^Usage: npm run [\s\S]+DATABASE_URL/),
    })
  },
)
