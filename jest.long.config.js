process.env.TEST_SCALE = 'long'

/** The long form of what `npm test` does in part (see test/support/scale.ts), and no other suite. */
module.exports = require('./jest.config')
