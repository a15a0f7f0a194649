import json, os, urllib.request
MARKER, LIMIT = os.environ["MARKER"], 64000
notes = "{CI_API_V4_URL}/projects/{CI_MERGE_REQUEST_PROJECT_ID}/merge_requests/{CI_MERGE_REQUEST_IID}/notes".format(**os.environ)
def call(method, url, data=None):
    headers = {"PRIVATE-TOKEN": os.environ["REG_COMMENT_TOKEN"], "Content-Type": "application/json"}
    body = json.dumps(data).encode() if data else None
    with urllib.request.urlopen(urllib.request.Request(url, body, headers, method=method), timeout=30) as answer:
        return json.load(answer)
with open("reg-diff.md", "rb") as file:
    text = file.read(4 * LIMIT).decode("utf-8", "ignore").replace(MARKER, "").strip()
body = "\n\n".join([MARKER, text[:LIMIT]] + ["…"] * (len(text) > LIMIT))
me = call("GET", os.environ["CI_API_V4_URL"] + "/user")["id"]
known, page, number = None, None, 1
while known is None and page != []:
    page = call("GET", f"{notes}?per_page=100&page={number}")
    known = next((one["id"] for one in page if one["author"]["id"] == me and one["body"].startswith(MARKER)), None)
    number += 1
call("PUT" if known else "POST", f"{notes}/{known}" if known else notes, {"body": body})
