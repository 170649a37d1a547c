# Plans and payments.
plan-now = 💳 <b>Your plan: { $plan ->
    [free] Free
    [pro] Pro
   *[business] Business
}</b>
plan-limits = Videos of up to { NUMBER($minutes) } min, { $videos ->
    [one] { NUMBER($videos) } video
   *[other] { NUMBER($videos) } videos
} a month.
plan-used = This month: { NUMBER($videos) } of { NUMBER($of) } videos
plan-minutes = Taken: { NUMBER($minutes) } min. Where nothing comes of a video, it all returns by itself.
plan-searches = Searches in videos (/find and “More like this”): up to { $searches ->
    [one] { NUMBER($searches) } time
   *[other] { NUMBER($searches) } times
} in 24 hours; they take no minutes.
plan-renewed = The count starts anew on { $day }.
plan-mark = Shorts carry the words “{ $mark }”. Paid plans have your own logo or text in the corner instead.
plan-brand = 💳 On the free plan the corner carries the words of the bot. Your own logo or text comes with a paid one: /plan
plan-goes-on = 🔁 Renews by itself: { $until }, { NUMBER($stars) } ⭐
plan-ends = ⏳ Paid until { $until }, and not renewed after that.
plan-offer = ⭐ <b>{ $plan ->
    [free] Free
    [pro] Pro
   *[business] Business
}</b>: videos of up to { NUMBER($minutes) } min, { NUMBER($videos) } videos a month, no words over the shorts. { NUMBER($stars) } ⭐ for 30 days.
plan-pay = A subscription: { NUMBER($stars) } ⭐ every 30 days. Turn it off whenever you like, here in /plan or in Telegram's settings.
plan-replaces = ⚠️ The new plan begins at once and takes the place of { $plan ->
    [pro] Pro
   *[business] Business
}, which is not renewed any more.
plan-resume =
    🔁 Your subscription may be renewed again. Turn it on in Telegram: only you can do that.

    Settings → My Stars → the subscription to this bot → Renew.
plan-unlimited = 💳 You have no limits: I count nothing and take no money.
plan-in-private = 💳 Plans are a private matter: open a chat with me and send /plan
plan-paid = 🎉 Thank you! { $plan ->
    [pro] Pro
   *[business] Business
} is yours until { $until }. Send your videos.
plan-renewed-paid = 🔁 { $plan ->
    [pro] Pro
   *[business] Business
} is renewed until { $until }. Thank you!
plan-payment-failed = ⚠️ { $plan ->
    [pro] Pro
   *[business] Business
} could not be renewed: there were not enough Stars. It is paid until { $until }; top up, and Telegram will try again.
plan-day = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $day }, { $year }

button-plan = 💳 My plan
button-plan-buy = ⭐ { $plan ->
    [pro] Pro
   *[business] Business
} for { NUMBER($stars) } ⭐
button-plan-pay = Pay { NUMBER($stars) } ⭐
button-plan-back = ‹ Back
button-plan-end = Do not renew
button-plan-go-on = 🔁 Renew again
alert-renewal-off = Turning the renewal off
alert-renewal-on = Turning the renewal on

pay-support = 💬 <b>Questions about payments</b>
pay-support-refund =
    Within 3 days of a payment you can take your Stars back, if you have sent no video and made no short since: press the button under this message. Minutes of videos that nothing came of return by themselves.

    A subscription is turned off in /plan: the plan works until the end of what is paid.
pay-support-contact = That did not help? Write to { $contact }
button-refund = ↩️ Refund { NUMBER($stars) } ⭐
button-refund-surely = ↩️ Yes, refund { NUMBER($stars) } ⭐
refund-question = Refund { NUMBER($stars) } ⭐? { $plan ->
    [pro] Pro
   *[business] Business
} ends at once.
refunded = ✅ { NUMBER($stars) } ⭐ are back in your balance. The plan has ended and the subscription is off.
alert-refunding = ↩️ Giving the Stars back

invoice-title = { $plan ->
    [pro] Pro
   *[business] Business
} plan
invoice-about = Videos of up to { NUMBER($minutes) } min, { NUMBER($videos) } videos a month, no words over the shorts. A subscription for 30 days.
