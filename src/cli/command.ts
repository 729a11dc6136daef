import { Command, InvalidArgumentError, type OptionValues } from '@commander-js/extra-typings'

/**
 * A command as `npm run` starts it: what it takes is declared once, for its help and for what is read. What must be given
 * is no `requiredOption`: whoever misspells it would only read that it lacks.
 */
export const command = (script: string, description: string) =>
  new Command(`npm run ${script} --`)
    .description(description)
    .helpOption('--help', 'show this help and do nothing else')
    .addHelpText('after', '\nDATABASE_URL sets the database.')
    .showHelpAfterError()

/** Runs a command; says why where it fails, and first what the failure leaves behind. */
export function run(main: () => Promise<void>, failure?: string) {
  main().catch((error: Error) => {
    process.stderr.write(`\n${failure === undefined ? '' : `${failure}\n\n`}${error.message}\n`)
    process.exitCode = 1
  })
}

/** Reads what was typed, and ends the process where that is wrong: nobody writes by a misspelt --dry-run. */
export function parseArguments<Arguments extends unknown[], Options extends OptionValues>(
  command: Command<Arguments, Options>,
  typed: readonly string[] = process.argv.slice(2),
): Command<Arguments, Options> {
  for (const each of [command, ...command.commands]) {
    for (const option of each.options) {
      const { flags, long = flags } = option
      if (!typed.some((text) => text.split('=')[0] === long) && isTakenByNpm(long))
        each.error(
          `error: npm has taken the option ${long} for itself. Put -- before the arguments: npm run COMMAND -- ${long}`,
        )
      let times = 0
      each.on(`option:${option.name()}`, (value: string | undefined) => {
        times++
        if (times > 1) each.error(`error: option '${long}' is given more than once: give it once`)
        if (value?.startsWith('--'))
          each.error(`error: option '${flags}' has no value: '${value}' comes after it`)
      })
    }
  }
  return command.parse(typed, { from: 'user' })
}

/** Reads an option that is a whole number. */
export const wholeNumber = (min: number, max: number) => (text: string) => {
  if (!/^\d{1,10}$/.test(text) || Number(text) < min || Number(text) > max)
    throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`)
  return Number(text)
}

/** Without -- before them, npm takes options for its own, and only the environment shows them. They may be misspelt. */
function isTakenByNpm(option: string): boolean {
  return Object.entries(process.env).some(([name, value]) => {
    const taken = letters(/^npm_config_(.+)/.exec(name)?.[1] ?? '')
    return taken.length >= 3 && letters(option).startsWith(taken) && value !== '' && value !== 'false'
  })
}

const letters = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '')
