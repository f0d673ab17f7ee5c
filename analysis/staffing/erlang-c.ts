/**
 * The probability that a piece of work has to wait longer than `withinMs` for one of so many people, where work comes by chance (Poisson) at
 * `perHour` and takes `workMs` in the mean: Erlang C (A. K. Erlang 1917), by the recursion of Erlang B, which stays exact for thousands.
 * 1 where the people cannot keep up. Pure.
 */
export function waitsLonger(perHour: number, workMs: number, people: number, withinMs: number): number {
  const load = (perHour * workMs) / 3_600_000
  if (load <= 0) return 0
  if (people <= load) return 1
  let blocked = 1
  for (let count = 1; count <= people; count++) blocked = (load * blocked) / (count + load * blocked)
  const queues = blocked / (1 - (load / people) * (1 - blocked))
  return queues * Math.exp((-(people - load) * withinMs) / workMs)
}

const mostPeople = 5000

/** The fewest people with whom at least this share of work waits no longer than `withinMs`; see `waitsLonger`. */
export function peopleNeeded(perHour: number, workMs: number, withinMs: number, share: number): number {
  if (perHour <= 0 || workMs <= 0) return 0
  for (let people = Math.max(1, Math.ceil((perHour * workMs) / 3_600_000)); people < mostPeople; people++) {
    if (waitsLonger(perHour, workMs, people, withinMs) <= 1 - share) return people
  }
  return mostPeople
}
