import type { Language } from '../../../core/vocabulary'

interface LetterTexts {
  readonly greeting: string
  readonly subject: (publisher: string, first: string, count: number) => string
  readonly why: (publisher: string) => string
  readonly when: string
  readonly others: (count: number) => string
  readonly end: string
}

export const LETTER_TEXTS: Readonly<Record<Language, LetterTexts>> = {
  PL: {
    greeting: 'Dzień dobry!',
    subject: (publisher, first, count) => `${publisher}: ${first}${count === 1 ? '' : ` i inne (${count})`}`,
    why: (publisher) => `Oto, co zmieniło się w rejestrze ${publisher} w tym, co obserwujesz:`,
    when: 'kiedy',
    others: (count) =>
      `Oraz inne wpisy: ${count}. Wszystkie zmiany pokazuje zapytanie viewer { notifications }.`,
    end: 'Jak często przychodzą takie listy, ustala mutacja chooseFollowingLetters. Aby nie dostawać ich wcale, otwórz:',
  },
  EN: {
    greeting: 'Hello!',
    subject: (publisher, first, count) =>
      `${publisher}: ${first}${count === 1 ? '' : ` and others (${count})`}`,
    why: (publisher) => `This has changed in the registry ${publisher} among what you follow:`,
    when: 'when',
    others: (count) => `And other records: ${count}. The query viewer { notifications } shows all changes.`,
    end: 'The mutation chooseFollowingLetters sets how often such letters come. To get none of them, open:',
  },
}
