// Measures one engine, given what a call is to it; prints one JSON document. Seconds are of processor time,
// so that it matters little what else the machine does.
//
//   node --expose-gc FILE.mjs ROUNDS CALLS REPETITIONS IDLE_CALLS
//
// An engine is { start(), round(call), end(call) }: a call begins and waits in the menu; a round is one way through the
// circle, back to the menu; then the caller chooses the end, which gives the number of nodes that the call visited.

const VISITS_PER_ROUND = 5;
const WARM_UP_US = 2_000_000;

export async function measure(engine) {
  const [rounds, calls, repetitions, idleCalls] = process.argv.slice(2).map(Number);
  // So that the compiler has seen everything, and has done what it can.
  const warming = process.cpuUsage();
  while (process.cpuUsage(warming).user < WARM_UP_US) await run(engine, rounds, Math.min(calls, 50));
  const visitsPerSecond = [];
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    global.gc();
    const began = process.cpuUsage();
    const visits = await run(engine, rounds, calls);
    const { user, system } = process.cpuUsage(began);
    visitsPerSecond.push(visits / ((user + system) / 1e6));
  }
  const bytesPerCall = await weigh(engine, idleCalls);
  process.stdout.write(`${JSON.stringify({ visitsPerSecond, bytesPerCall, node: process.version })}\n`);
}

async function run(engine, rounds, calls) {
  let visits = 0;
  for (let number = 0; number < calls; number += 1) {
    const call = await engine.start();
    for (let round = 0; round < rounds; round += 1) await engine.round(call);
    visits += await engine.end(call);
  }
  // The menu in which the caller chooses the end, and the goodbye.
  if (visits !== calls * (rounds * VISITS_PER_ROUND + 2)) throw new Error("calls did not go the way that is counted");
  return visits;
}

async function weigh(engine, idleCalls) {
  const kept = [];
  kept.push(await engine.start());
  await settled();
  const before = process.memoryUsage().heapUsed;
  for (let number = 0; number < idleCalls; number += 1) {
    const call = await engine.start();
    await engine.round(call);
    kept.push(call);
  }
  await settled();
  const bytes = (process.memoryUsage().heapUsed - before) / idleCalls;
  if (kept.length !== idleCalls + 1) throw new Error("a call was lost");
  return bytes;
}

async function settled() {
  for (let turn = 0; turn < 3; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    global.gc();
  }
}
