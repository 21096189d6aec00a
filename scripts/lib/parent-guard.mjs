// Loaded before the program: ends it in good order when the process that started it is gone, even by kill -9.
if (process.channel) {
  process.channel.unref();
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}
