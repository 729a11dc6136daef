const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Warsaw' })

/** The day that it is in Poland at an instant: `2026-11-23`. */
export const polishDay = (instant: Date): string => day.format(instant)
