interface Told {
  /** For whoever asks with `--help`: then nothing is done. */
  readonly usage: string
  /** What a failure leaves behind, said before its cause. */
  readonly failure?: string
}

/** Runs a command; says why where it fails. */
export function run(main: () => Promise<void>, { usage, failure }: Told) {
  if (process.argv.includes('--help')) {
    process.stdout.write(`${usage}\n`)
    return
  }
  main().catch((error: Error) => {
    process.stderr.write(`\n${failure === undefined ? '' : `${failure}\n\n`}${error.message}\n`)
    process.exitCode = 1
  })
}
