import { vocabulary } from '../../core/vocabulary'

export enum CommentState {
  PUBLISHED = 'PUBLISHED',
  PENDING = 'PENDING',
  HIDDEN = 'HIDDEN',
  DELETED = 'DELETED',
}

vocabulary(CommentState, {
  name: 'CommentState',
  description: 'Whether everyone can read a comment (Polish: komentarz), and if not, why.',
  values: {
    PUBLISHED: {
      PL: { label: 'opublikowany', description: 'Każdy może go przeczytać.' },
      EN: { label: 'published', description: 'Everyone can read it.' },
    },
    PENDING: {
      PL: { label: 'oczekujący', description: 'Pojawi się, gdy zatwierdzi go moderator.' },
      EN: { label: 'pending', description: 'It waits for a moderator to approve it.' },
    },
    HIDDEN: {
      PL: { label: 'ukryty', description: 'Moderator postanowił go nie pokazywać.' },
      EN: { label: 'hidden', description: 'A moderator has hidden it.' },
    },
    DELETED: {
      PL: { label: 'usunięty', description: 'Wycofał go jego autor.' },
      EN: { label: 'deleted', description: 'Its author has deleted it.' },
    },
  },
})

export enum CommentOrder {
  OLDEST = 'OLDEST',
  NEWEST = 'NEWEST',
}

vocabulary(CommentOrder, {
  name: 'CommentOrder',
  description: 'The order of a list of comments (Polish: komentarz).',
  values: {
    OLDEST: {
      PL: { label: 'od najstarszych', description: 'Rosnąco według createdAt, tak jak toczyła się rozmowa.' },
      EN: { label: 'oldest first', description: 'By createdAt ascending, in the order of the conversation.' },
    },
    NEWEST: {
      PL: {
        label: 'od najnowszych',
        description: 'Malejąco według createdAt, od ostatniego głosu w rozmowie.',
      },
      EN: { label: 'newest first', description: 'By createdAt descending, the latest comment first.' },
    },
  },
})
