/** The least number of characters of a password; the server has the last word. */
export const leastPasswordLength = 10
