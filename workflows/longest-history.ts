/** From this many events on a case continues as new as soon as it rests, whatever the server suggests. */
export const longestHistory = 1_000
