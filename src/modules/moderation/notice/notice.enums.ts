import { vocabulary } from '../../../core/vocabulary'

export enum NoticeOutcome {
  WAITING = 'WAITING',
  HIDDEN = 'HIDDEN',
  KEPT = 'KEPT',
  GONE = 'GONE',
}

vocabulary(NoticeOutcome, {
  name: 'NoticeOutcome',
  description: 'What became of a notice of illegal content.',
  values: {
    WAITING: {
      PL: { label: 'oczekuje', description: 'Moderator jeszcze nie zdecydował.' },
      EN: { label: 'waiting', description: 'No moderator has decided yet.' },
    },
    HIDDEN: {
      PL: { label: 'ukryto', description: 'Treść została ukryta.' },
      EN: { label: 'hidden', description: 'The content was hidden.' },
    },
    KEPT: {
      PL: { label: 'pozostawiono', description: 'Treść pozostała bez zmian.' },
      EN: { label: 'kept', description: 'The content stayed as it was.' },
    },
    GONE: {
      PL: { label: 'zniknęła wcześniej', description: 'Treść usunięto, zanim ktoś zdecydował.' },
      EN: { label: 'gone before', description: 'The content was removed before anybody decided.' },
    },
  },
})
