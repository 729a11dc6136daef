import { watchPace } from '../../../src/http/feeds/reading-pace'

describe('the pace of a reader', () => {
  beforeEach(() => jest.useFakeTimers())
  afterEach(() => jest.useRealTimers())

  it.each([
    ['one who takes enough', 70_000, false, 0],
    ['one who takes next to nothing', 1_000, false, 1],
    ['one who has stopped', 0, false, 1],
    ['one who waits for us', 0, true, 0],
  ])('ends the connection of %s: %d bytes a minute', (_who, bytes, isWaiting, ended) => {
    const reading = { taken: 0, isWaiting }
    let cuts = 0
    const end = watchPace(reading, () => {
      cuts++
    })
    for (let minute = 0; minute < 10 && cuts === 0; minute++) {
      reading.taken += bytes
      jest.advanceTimersByTime(60_000)
    }
    expect(cuts).toBe(ended)
    end()
    expect(jest.getTimerCount()).toBe(0)
  })
})
