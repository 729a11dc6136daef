import type { Language } from '../../core/vocabulary'

type GuideTexts = Readonly<
  Record<'territory' | 'added' | 'views' | 'comments' | 'contents' | 'contacts' | 'examples', string>
>

export const GUIDE_TEXTS: Readonly<Record<Language, GuideTexts>> = {
  PL: {
    territory: 'Zasięg',
    added: 'W rejestrze od',
    views: 'Wyświetlenia',
    comments: 'Komentarze',
    contents: 'Spis treści',
    contacts: 'Kogo zapytać',
    examples: 'Przykłady',
  },
  EN: {
    territory: 'Scope',
    added: 'In the registry since',
    views: 'Views',
    comments: 'Comments',
    contents: 'Contents',
    contacts: 'Whom to ask',
    examples: 'Examples',
  },
}
