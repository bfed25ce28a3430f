/** The code of "hash map or sorted array" in further languages, by fence tag. */
export const hashMapCode: Readonly<Record<string, string>> = {
  python: `from bisect import bisect_left

# One key at a time: let the dict do it.
by_id = {user.id: user for user in users}
by_id.get("u42")  # O(1) on average

# "Everyone who joined in March": order is the question.
def joined(user):
    return user.joined

by_joined = sorted(users, key=joined)
start = bisect_left(by_joined, march, key=joined)  # key= needs Python 3.10
stop = bisect_left(by_joined, april, key=joined)
by_joined[start:stop]  # O(log n) to find, then contiguous`,
  javascript: `// One key at a time: let the map do it.
const byId = new Map(users.map((user) => [user.id, user]));
byId.get('u42'); // O(1) on average

// "Everyone who joined in March": order is the question.
const byJoined = users.toSorted((a, b) => a.joined - b.joined); // numbers
const from = lowerBound(byJoined, march);
const to = lowerBound(byJoined, april);
byJoined.slice(from, to); // O(log n) to find, then contiguous

// First index whose value is not below the target.
function lowerBound(items, target) {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (items[middle].joined < target) low = middle + 1;
    else high = middle;
  }
  return low;
}`,
  go: `// One key at a time: let the map do it.
byID := make(map[string]User, len(users))
for _, user := range users {
	byID[user.ID] = user
}
user, found := byID["u42"] // O(1) on average

// "Everyone who joined in March": order is the question.
byJoined := slices.Clone(users)
slices.SortFunc(byJoined, func(a, b User) int { return cmp.Compare(a.Joined, b.Joined) })
from := sort.Search(len(byJoined), func(i int) bool { return byJoined[i].Joined >= march })
to := sort.Search(len(byJoined), func(i int) bool { return byJoined[i].Joined >= april })
inMarch := byJoined[from:to] // O(log n) to find, then contiguous`,
  rust: `// One key at a time: let the map do it.
let by_id: HashMap<&str, &User> = users.iter().map(|user| (user.id.as_str(), user)).collect();
let found = by_id.get("u42"); // O(1) on average

// "Everyone who joined in March": order is the question.
let mut by_joined: Vec<&User> = users.iter().collect();
by_joined.sort_by_key(|user| user.joined);
let from = by_joined.partition_point(|user| user.joined < march);
let to = by_joined.partition_point(|user| user.joined < april);
let in_march = &by_joined[from..to]; // O(log n) to find, then contiguous`,
  java: `// One key at a time: let the map do it.
Map<String, User> byId = users.stream().collect(Collectors.toMap(User::id, Function.identity()));
User found = byId.get("u42"); // O(1) on average

// "Everyone who joined in March": order is the question.
List<User> byJoined = users.stream().sorted(Comparator.comparingLong(User::joined)).toList();
List<User> inMarch = byJoined.subList(lowerBound(byJoined, march), lowerBound(byJoined, april));

// First index whose value is not below the target.
static int lowerBound(List<User> items, long target) {
    int low = 0;
    int high = items.size();
    while (low < high) {
        int middle = (low + high) >>> 1;
        if (items.get(middle).joined() < target) low = middle + 1;
        else high = middle;
    }
    return low;
}`,
};
