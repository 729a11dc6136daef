import { build, runCommand } from '../server/process'

beforeAll(build, 120_000)

it.each(['account', 'export', 'generate', 'import', 'import-territories'])(
  'npm run %s tells how it is used when it is asked, and does nothing',
  async (command) => {
    // A database that cannot be opened is not looked for.
    const settings = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' }
    const asked = await runCommand(command, ['--help'], { settings })
    expect(asked).toEqual({
      code: 0,
      output: expect.stringMatching(/^Usage:\n {2}npm run [\s\S]+DATABASE_URL/),
    })
  },
)
