-- wrk's script for posting: every request is a new comment, under each of the given articles in turn.
-- Arguments after "--": a word that makes this run's texts unlike any other's, then the articles' paths.

local threads = {}

function setup(thread)
  table.insert(threads, thread)
  thread:set("number", #threads)
end

function init(args)
  run = args[1]
  paths = {}
  for i = 2, #args do paths[#paths + 1] = args[i] .. "comments/" end
  sent, accepted, refused = 0, 0, 0
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
  wrk.headers["Accept"] = "application/json"
end

function request()
  sent = sent + 1
  local mark = run .. "-" .. number .. "-" .. sent
  local body = "text=Said+in+" .. mark .. "%3A+I+drove+it+for+a+week%2C+and+*nothing*+rattled."
    .. "+The+seats+are+firm%2C+the+boot+is+larger+than+it+looks%2C+and+the+second+row+takes+three."
    .. "&author=Reader+" .. (sent % 500) .. "&email=reader" .. (sent % 500) .. "%40example.org&website=&parent="
  return wrk.format(nil, paths[sent % #paths + 1], nil, body)
end

function response(status, headers, body)
  if status == 201 then
    accepted = accepted + 1
  else
    refused = refused + 1
    if refused < 3 then print(status, body:sub(1, 300)) end
  end
end

function done(summary, latency)
  local total = { accepted = 0, refused = 0 }
  for _, thread in ipairs(threads) do
    for name in pairs(total) do total[name] = total[name] + thread:get(name) end
  end
  print("accepted " .. total.accepted .. " refused " .. total.refused)
  print("microseconds " .. summary.duration .. " median " .. latency:percentile(50) .. " p99 " .. latency:percentile(99))
end
