/** Seconds that this process has calculated while something ran: a busy machine does not make it more, as it does the time that passes. */
export function processorSeconds(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
