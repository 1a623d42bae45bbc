namespace KenyaAudit.Web.RateLimits;

/// <summary>
/// Sliding windows in this process's memory: exact counts with their times. Holds at most so many clients; when full,
/// those with nothing left to count go first, then those silent the longest.
/// </summary>
internal sealed class LocalWindow(TimeProvider clock, int capacity)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(LimitPolicy, string), Client> _clients = [];

    /// <summary>Clients remembered now.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _clients.Count;
            }
        }
    }

    public WindowAnswer Charge(Charge charge, PolicyLimit limit)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            var client = Find((charge.Policy, charge.Client), now);
            client.Forget(now - limit.Window);
            client.QuietFrom = now + limit.Window;
            var cost = Math.Min(charge.Cost, limit.Permits);
            if (client.Used + cost > limit.Permits)
            {
                return new WindowAnswer(false, Math.Max(0, limit.Permits - client.Used), client.FreedAt(client.Used + cost - limit.Permits) + limit.Window - now);
            }

            client.Add(now, cost);
            return new WindowAnswer(true, limit.Permits - client.Used, client.Oldest + limit.Window - now);
        }
    }

    private Client Find((LimitPolicy, string) key, DateTimeOffset now)
    {
        if (_clients.TryGetValue(key, out var client))
        {
            return client;
        }

        if (_clients.Count >= capacity)
        {
            MakeRoom(now);
        }

        return _clients[key] = new Client();
    }

    // A tenth at a time, so that a flood of new addresses pays for this once in many requests.
    private void MakeRoom(DateTimeOffset now)
    {
        foreach (var (key, _) in _clients.Where(pair => pair.Value.QuietFrom <= now).ToList())
        {
            _clients.Remove(key);
        }

        foreach (var (key, _) in _clients.OrderBy(pair => pair.Value.QuietFrom).Take(Math.Max(0, _clients.Count - (capacity - 1 - (capacity / 10)))).ToList())
        {
            _clients.Remove(key);
        }
    }

    private sealed class Client
    {
        private readonly Queue<(DateTimeOffset At, int Cost)> _counts = new();

        public int Used { get; private set; }

        /// <summary>When nothing of it is left to count.</summary>
        public DateTimeOffset QuietFrom { get; set; }

        public DateTimeOffset Oldest => _counts.Peek().At;

        public void Add(DateTimeOffset now, int cost)
        {
            _counts.Enqueue((now, cost));
            Used += cost;
        }

        public void Forget(DateTimeOffset until)
        {
            while (_counts.TryPeek(out var oldest) && oldest.At <= until)
            {
                Used -= _counts.Dequeue().Cost;
            }
        }

        /// <summary>The time of the count that must leave before <paramref name="permits"/> are free.</summary>
        public DateTimeOffset FreedAt(int permits)
        {
            foreach (var (at, cost) in _counts)
            {
                if ((permits -= cost) <= 0)
                {
                    return at;
                }
            }

            throw new ArgumentOutOfRangeException(nameof(permits), permits, "is more than was ever counted");
        }
    }
}
