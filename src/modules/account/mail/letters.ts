import { Language } from '../../../core/vocabulary'
import type { Letter } from './mail-transport'
import { NOTICES, type Notice } from './notices'
import { type CodeKind, MailKind, type NoticeKind } from './outgoing-mail.entity'

/** Who writes, and where the code is of use. */
export interface Sender {
  readonly publisherName: string
  readonly publicUrl: string
  /** The pages of an application, which take the code from a link. */
  readonly accountPagesUrl: string | null
}

interface Code {
  readonly kind: CodeKind
  readonly language: Language
  readonly token: string
}

interface Wording {
  readonly subject: string
  readonly why: string
  readonly aim: string
  readonly howLong: string
  readonly notYou: string
}

const PAGES: Readonly<Record<CodeKind, string>> = {
  [MailKind.VERIFY_EMAIL]: 'verify-email',
  [MailKind.RESET_PASSWORD]: 'reset-password',
}

/** Nothing in it was written by whoever asked for it: letters to strangers carry no messages of others. */
export function letterWith(code: Code, sender: Sender): Omit<Letter, 'to'> {
  const { kind, language, token } = code
  const { subject, why, aim, howLong, notYou } = WORDINGS[language][kind](sender)
  const { greeting, open, or, enter } = FRAMES[language]
  // After #, so that no server on the way logs it.
  const link = sender.accountPagesUrl && `${sender.accountPagesUrl}/${PAGES[kind]}#token=${token}`
  const ways = link ? [`${aim} ${open}`, link, `${or} ${enter}`, token] : [`${aim} ${enter}`, token]
  const text = [greeting, why, ...ways, howLong, notYou, `${sender.publisherName}\n${sender.publicUrl}`]
  return { subject, text: `${text.join('\n\n')}\n` }
}

/** That a webhook was switched off; about is its id. */
export function webhookLetter(language: Language, about: string, sender: Sender): Omit<Letter, 'to'> {
  const { subject, what, lost } = WEBHOOK_ENDED[language](sender)
  const text = [FRAMES[language].greeting, what, about, lost, `${sender.publisherName}\n${sender.publicUrl}`]
  return { subject, text: `${text.join('\n\n')}\n` }
}

/** That something happened to the account. */
export function noticeLetter(kind: NoticeKind, language: Language, sender: Sender): Omit<Letter, 'to'> {
  const { subject, what, lost } = NOTICES[language][kind](sender)
  const text = [FRAMES[language].greeting, what, lost, `${sender.publisherName}\n${sender.publicUrl}`]
  return { subject, text: `${text.join('\n\n')}\n` }
}

const WEBHOOK_ENDED: Readonly<Record<Language, (sender: Sender) => Notice>> = {
  PL: ({ publisherName }) => ({
    subject: `${publisherName}: webhook wyłączony`,
    what: 'Nie udało się doręczyć zmian rejestru pod adres tego webhooka, więc został wyłączony:',
    lost: 'Co się stało, mówi zapytanie webhooks (state i deliveries). Nic nie przepadło: mutacja resumeWebhook wznawia doręczanie od miejsca, w którym stanęło, dopóki rejestr przechowuje te zmiany.',
  }),
  EN: ({ publisherName }) => ({
    subject: `${publisherName}: a webhook was switched off`,
    what: 'Changes could not be delivered to this webhook, so it was switched off:',
    lost: 'The query webhooks shows what happened (state and deliveries). Nothing is lost: the mutation resumeWebhook continues where it stopped, as long as the change log has those changes.',
  }),
}

const FRAMES: Readonly<Record<Language, Readonly<Record<'greeting' | 'open' | 'or' | 'enter', string>>>> = {
  PL: { greeting: 'Dzień dobry!', open: 'otwórz:', or: 'albo', enter: 'wpisz w aplikacji kod:' },
  EN: { greeting: 'Hello!', open: 'open:', or: 'or', enter: 'enter this code in the application:' },
}

const WORDINGS: Readonly<Record<Language, Readonly<Record<CodeKind, (sender: Sender) => Wording>>>> = {
  PL: {
    VERIFY_EMAIL: ({ publisherName }) => ({
      subject: `${publisherName}: potwierdź adres e-mail`,
      why: `Ktoś, zapewne Ty, ma konto w rejestrze ${publisherName} z tym adresem e-mail.`,
      aim: 'Aby potwierdzić, że adres należy do Ciebie,',
      howLong: 'Działa raz, przez 3 dni.',
      notYou: 'Jeśli to nie Ty, nic nie rób: adres pozostanie niepotwierdzony.',
    }),
    RESET_PASSWORD: ({ publisherName }) => ({
      subject: `${publisherName}: nowe hasło`,
      why: `Ktoś, zapewne Ty, prosi o nowe hasło do konta w rejestrze ${publisherName}.`,
      aim: 'Aby je ustawić,',
      howLong: 'Działa raz, przez godzinę. Nowe hasło kończy wszystkie sesje.',
      notYou: 'Jeśli to nie Ty, nic nie rób i nikomu nie podawaj kodu: hasło pozostanie bez zmian.',
    }),
  },
  EN: {
    VERIFY_EMAIL: ({ publisherName }) => ({
      subject: `${publisherName}: confirm your e-mail address`,
      why: `Somebody, probably you, has an account in the registry ${publisherName} with this e-mail address.`,
      aim: 'To confirm that the address is yours,',
      howLong: 'It works once, within 3 days.',
      notYou: 'If it was not you, do nothing: the address stays unconfirmed.',
    }),
    RESET_PASSWORD: ({ publisherName }) => ({
      subject: `${publisherName}: a new password`,
      why: `Somebody, probably you, asked for a new password for an account in the registry ${publisherName}.`,
      aim: 'To set it,',
      howLong: 'It works once, within an hour. A new password ends all sessions.',
      notYou:
        'If it was not you, do nothing and do not give the code to anybody: the password stays the same.',
    }),
  },
}
