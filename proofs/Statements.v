(******************************************************************************)
(*  Statements: what is proved, and nothing else                               *)
(*                                                                            *)
(*  Every claim of this development is a proposition defined here. No proof is  *)
(*  in this file. Audit.v checks that a proof of exactly this proposition       *)
(*  exists, prints its text and lists the axioms used.                         *)
(*                                                                            *)
(*  Words of MathComp used below: 'I_n is {0, ..., n-1}; x ^+ k is a power;     *)
(*  k%:R is the number k in a ring; n`! is a factorial; {ffun A -> B} is the    *)
(*  finite type of maps; {mpoly F[n]} is polynomials in n variables 'X_i over   *)
(*  F; c%:MP is a constant; p^`M(i) is the derivative by 'X_i.                  *)
(*                                                                            *)
(*  Equation numbers are those of arXiv 1608.08225.                            *)
(******************************************************************************)
From mathcomp Require Import all_ssreflect all_algebra.
From SsrMultinomials Require Import mpoly.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(* ------------------------------------------------------------------------- *)
(*  1. Sign cancellation (A1-A4)                                              *)
(* ------------------------------------------------------------------------- *)

(* The sign of a bit: false is +1, true is -1. *)
Definition sign (R : ringType) (b : bool) : R := (-1) ^+ b.

(* The sum over all sign vectors s of (prod s_i) (sum s_i x_i)^k. *)
Definition signsum (R : comRingType) (n : nat) (x : 'I_n -> R) (k : nat) : R :=
  \sum_(s : {ffun 'I_n -> bool})
     (\prod_i sign R (s i)) * (\sum_i sign R (s i) * x i) ^+ k.

(* It vanishes below degree n ... *)
Definition sign_cancellation : Prop :=
  forall (R : comRingType) (n k : nat) (x : 'I_n -> R),
    (k < n)%N -> signsum x k = 0.

(* ... and is 2^n n! times the product in degree n. *)
Definition sign_product : Prop :=
  forall (R : comRingType) (n : nat) (x : 'I_n -> R),
    signsum x n = (2 ^ n * n`!)%:R * \prod_i x i.

(* ------------------------------------------------------------------------- *)
(*  2. Networks with one hidden layer, to Taylor order d                       *)
(* ------------------------------------------------------------------------- *)

Section Networks.

Variables (F : fieldType) (n m : nat).

(* n inputs, m hidden neurons. a i j is the weight from input i to neuron j,
   w j the weight from neuron j to the output. *)
Variables (a : 'I_n -> 'I_m -> F) (w : 'I_m -> F).

(* What neuron j receives: sum_i a_ij x_i, as a polynomial. *)
Definition preactivation (j : 'I_m) : {mpoly F[n]} := \sum_i a i j *: 'X_i.

(* An activation with Taylor coefficients sigma_0, sigma_1, ... at its bias,
   cut after degree d, applied to the polynomial u. *)
Definition neuron (d : nat) (sigma : nat -> F) (u : {mpoly F[n]}) : {mpoly F[n]} :=
  \sum_(k < d.+1) sigma k *: u ^+ k.

(* The Taylor polynomial (up to terms of degree more than d) of a network whose
   neuron j has the Taylor coefficients tau j: each neuron may have its own bias
   and even its own activation. *)
Definition free_network (d : nat) (tau : 'I_m -> nat -> F) : {mpoly F[n]} :=
  \sum_j w j *: neuron d (tau j) (preactivation j).

(* All neurons share one activation and one bias: left-hand side of (A1). *)
Definition network (d : nat) (sigma : nat -> F) : {mpoly F[n]} :=
  free_network d (fun=> sigma).

(* The degree-k part of a network as a function: left-hand side of (A2), (A3). *)
Definition layer (sigma : nat -> F) (k : nat) (x : 'I_n -> F) : F :=
  sigma k * \sum_j w j * (\sum_i a i j * x i) ^+ k.

End Networks.

(* The field has characteristic 0. *)
Definition char0 (F : fieldType) : Prop := [char F] =i pred0.

(* The target x_0 x_1 ... x_(n-1). *)
Definition product (F : fieldType) (n : nat) : {mpoly F[n]} := \prod_i 'X_i.

(* ------------------------------------------------------------------------- *)
(*  3. The product needs 2^n neurons (A5-A11)                                 *)
(* ------------------------------------------------------------------------- *)

(* The network of (A4): neuron j has the sign vector given by the binary digits
   of j, and neurons beyond the first 2^n are switched off. *)
Definition cube_a (F : fieldType) (n m : nat) (i : 'I_n) (j : 'I_m) : F :=
  sign F (odd (j %/ 2 ^ i)).

Definition cube_w (F : fieldType) (n m : nat) (sigma : nat -> F) (j : 'I_m) : F :=
  if (j < 2 ^ n)%N
  then (\prod_(i < n) cube_a F i j) / ((2 ^ n * n`!)%:R * sigma n)
  else 0.

(* 2^n neurons suffice, by that network; only sigma_n <> 0 is needed. *)
Definition product_sufficient : Prop :=
  forall (F : fieldType) (n m : nat) (sigma : nat -> F),
    char0 F -> sigma n != 0 -> (2 ^ n <= m)%N ->
    network (@cube_a F n m) (cube_w n sigma) n sigma = product F n.

(* They are necessary, from the values at all points of the field alone; the field
   may be finite if neither 2 nor n! is 0 in it. *)
Definition product_necessary : Prop :=
  forall (F : fieldType) (n m : nat) (sigma : nat -> F)
         (a : 'I_n -> 'I_m -> F) (w : 'I_m -> F),
    (2 * n`!)%:R != 0 :> F ->
    (forall k, (k <= n)%N -> sigma k != 0) ->
    (forall k, (k <= n)%N -> forall x : 'I_n -> F,
       layer a w sigma k x = (k == n)%:R * \prod_i x i) ->
    (2 ^ n <= m)%N.

(* Both together, for polynomials. *)
Definition product_flattening : Prop :=
  forall (F : fieldType) (n m : nat) (sigma : nat -> F),
    char0 F -> (forall k, (k <= n)%N -> sigma k != 0) ->
    ((exists (a : 'I_n -> 'I_m -> F) (w : 'I_m -> F),
        network a w n sigma = product F n)
     <-> (2 ^ n <= m)%N).

(* Differentiating a k-th power by all the variables of a list s. *)
Definition derive_all (F : fieldType) (n : nat) (s : seq 'I_n) (p : {mpoly F[n]}) :
  {mpoly F[n]} := foldr (fun i q => q^`M(i)) p s.

(* The factor is k!/(k-|s|)!, where (A5) and (A6) print k!/|s|!. *)
Definition derivative_factor : Prop :=
  forall (F : fieldType) (n m : nat) (a : 'I_n -> 'I_m -> F) (j : 'I_m)
         (k : nat) (s : seq 'I_n),
    (size s <= k)%N ->
    derive_all s (preactivation a j ^+ k) =
    ((k`! %/ (k - size s)`!)%:R * \prod_(i <- s) a i j)
      *: preactivation a j ^+ (k - size s).

(* The two factors differ: 4 and 24 at k = 4, |s| = 1; 1 and 2 at k = 2, |s| = 0. *)
Definition printed_factor_differs : Prop :=
  ((4`! %/ (4 - 1)`! = 4 /\ 4`! %/ 1`! = 24) /\
   (2`! %/ (2 - 0)`! = 1 /\ 2`! %/ 0`! = 2))%N.

(* ------------------------------------------------------------------------- *)
(*  4. Networks with biases                                                   *)
(* ------------------------------------------------------------------------- *)

(* One common expansion point and an output bias c: 2^n - 1 neurons are enough and
   are needed. Nothing is asked of sigma_0. *)
Definition output_bias : Prop :=
  forall (F : fieldType) (n m : nat) (sigma : nat -> F),
    char0 F -> (forall k, (0 < k <= n)%N -> sigma k != 0) ->
    ((exists (c : F) (a : 'I_n -> 'I_m -> F) (w : 'I_m -> F),
        c%:MP + network a w n sigma = product F n)
     <-> (2 ^ n - 1 <= m)%N).

(* Half of the cube: the first of n+1 signs is fixed to +1. *)
Definition halfsum (R : comRingType) (n : nat) (x : 'I_n.+1 -> R) (k : nat) : R :=
  \sum_(s : {ffun 'I_n -> bool})
     (\prod_i sign R (s i)) *
     (x ord0 + \sum_i sign R (s i) * x (lift ord0 i)) ^+ k.

Definition half_cube_below : Prop :=
  forall (R : comRingType) (n k : nat) (x : 'I_n.+1 -> R),
    (k < n)%N -> halfsum x k = 0.

Definition half_cube_at : Prop :=
  forall (R : comRingType) (n : nat) (x : 'I_n.+1 -> R),
    halfsum x n = (2 ^ n * n`!)%:R * \prod_(i < n) x (lift ord0 i).

Definition half_cube_full : Prop :=
  forall (R : comRingType) (n : nat) (x : 'I_n.+1 -> R),
    halfsum x n.+1 = (2 ^ n * n.+1`!)%:R * \prod_i x i.

(* The product of n+1 inputs is a sum of m (n+1)-st powers of linear forms exactly
   when m >= 2^n (its Waring rank). *)
Definition power_sums : Prop :=
  forall (F : fieldType) (n m : nat),
    char0 F ->
    ((exists (a : 'I_n.+1 -> 'I_m -> F) (c : 'I_m -> F),
        \sum_j c j *: preactivation a j ^+ n.+1 = product F n.+1)
     <-> (2 ^ n <= m)%N).

(* Whatever the biases and activations of the neurons, and with an output bias:
   n+1 inputs need 2^n neurons. *)
Definition any_bias : Prop :=
  forall (F : fieldType) (n m : nat) (tau : 'I_m -> nat -> F) (c : F)
         (a : 'I_n.+1 -> 'I_m -> F) (w : 'I_m -> F),
    char0 F -> c%:MP + free_network a w n.+1 tau = product F n.+1 -> (2 ^ n <= m)%N.

(* That bound is met at a bias where sigma_n = 0 and sigma_(n+1) <> 0. *)
Definition half_cube : Prop :=
  forall (F : fieldType) (n m : nat) (sigma : nat -> F),
    char0 F -> sigma n = 0 -> sigma n.+1 != 0 ->
    ((exists (a : 'I_n.+1 -> 'I_m -> F) (w : 'I_m -> F),
        network a w n.+1 sigma = product F n.+1)
     <-> (2 ^ n <= m)%N).

(* ------------------------------------------------------------------------- *)
(*  5. Monomials                                                              *)
(* ------------------------------------------------------------------------- *)

(* The degree of x^r. *)
Definition degree (n : nat) (r : 'I_n -> nat) : nat := \sum_i r i.

(* The monomial x^r needs prod (r_i + 1) neurons, from values alone. *)
Definition monomial_necessary : Prop :=
  forall (F : fieldType) (n m : nat) (r : 'I_n -> nat) (sigma : nat -> F)
         (a : 'I_n -> 'I_m -> F) (w : 'I_m -> F),
    (2 * (degree r)`!)%:R != 0 :> F ->
    (forall k, (k <= degree r)%N -> sigma k != 0) ->
    (forall k, (k <= degree r)%N -> forall x : 'I_n -> F,
       layer a w sigma k x = (k == degree r)%:R * \prod_i x i ^+ r i) ->
    (\prod_i (r i).+1 <= m)%N.

(* It needs them and they are enough. *)
Definition monomials : Prop :=
  forall (F : fieldType) (n m : nat) (r : 'I_n -> nat) (sigma : nat -> F),
    char0 F -> (forall k, (k <= degree r)%N -> sigma k != 0) ->
    ((exists (a : 'I_n -> 'I_m -> F) (w : 'I_m -> F),
        network a w (degree r) sigma = \prod_i 'X_i ^+ r i)
     <-> (\prod_i (r i).+1 <= m)%N).

(* ------------------------------------------------------------------------- *)
(*  6. Markov distillation (Theorem 2, Corollary 2, (17)-(20))                *)
(* ------------------------------------------------------------------------- *)

Section Chains.

(* A chain y_0 -> y_1 -> ... -> y_n. Level i has the finite set Y i of states. *)
Variables (F : numFieldType) (n : nat) (Y : nat -> finType).

(* p0 y is the probability of y_0 = y; M i y z that of y_(i+1) = z given y_i = y.
   Only p0, M >= 0 is asked: the weights need not add up to 1, and many may be 0. *)
Variables (p0 : Y 0%N -> F) (M : forall i, Y i -> Y i.+1 -> F).

(* A history gives the state of every level. *)
Definition history : finType := [finType of {dffun forall i : 'I_n.+1, Y i}].

(* Its probability, as in (15) and (16). *)
Definition law (h : history) : F :=
  p0 (h ord0) *
  \prod_(i < n) M (h (widen_ord (leqnSn n) i)) (h (lift ord0 i)).

(* The probability of an event, and of E given C: 0 if C has probability 0. *)
Definition prob (E : pred history) : F := \sum_(h | E h) law h.
Definition cond (E C : pred history) : F :=
  prob (fun h => E h && C h) / prob C.

(* The event that level i has the state y, and an event C about the last level. *)
Definition at_level (i : 'I_n.+1) (y : Y i) : pred history := fun h => h i == y.
Definition at_end (C : pred (Y n)) : pred history := fun h => C (h ord_max).

(* The data z is possible if it has a probability other than 0. *)
Definition possible (z : Y n) : Prop := prob (at_end (pred1 z)) <> 0.

(* P(y_i = y | y_n = z), and P(y_i = y | T(y_n) = t) for a statistic T. *)
Definition posterior (i : 'I_n.+1) (z : Y n) (y : Y i) : F :=
  cond (at_level y) (at_end (pred1 z)).
Definition posterior_of (V : eqType) (T : Y n -> V) (i : 'I_n.+1) (t : V) (y : Y i) : F :=
  cond (at_level y) (at_end (fun z => T z == t)).

(* T is sufficient for y_i: knowing T(y_n) is as good as knowing y_n. *)
Definition sufficient (i : 'I_n.+1) (V : eqType) (T : Y n -> V) : Prop :=
  forall z, possible z ->
  forall y : Y i, posterior z y = posterior_of T (T z) y.

(* It is minimal if it is a function of every sufficient statistic. *)
Definition minimal (i : 'I_n.+1) (V : eqType) (T : Y n -> V) : Prop :=
  sufficient i T /\
  forall (V' : eqType) (T' : Y n -> V'), sufficient i T' ->
  exists f : V' -> V, forall z, possible z -> T z = f (T' z).

End Chains.

(* f_1 o f_2 o ... o f_d, where f i stands for the paper's f_(i+1). *)
Fixpoint distil (V : nat -> Type) (f : forall i, V i.+1 -> V i) (d : nat) :
  V d -> V 0%N :=
  if d is d'.+1 then fun v => distil f (f d' v) else id.

(* "for every chain": p0 and M are not negative *)
Definition chain (F : numFieldType) (Y : nat -> finType)
    (p0 : Y 0%N -> F) (M : forall i, Y i -> Y i.+1 -> F) : Prop :=
  (forall y, 0 <= p0 y) /\ (forall i y z, 0 <= M i y z).

(* The past and the future of level j are independent given y_j. *)
Definition backward_markov : Prop :=
  forall (F : numFieldType) (n : nat) (Y : nat -> finType) p0 M
         (i j l : 'I_n.+1) (x : Y i) (y : Y j) (z : Y l),
    @chain F Y p0 M -> (i <= j <= l)%N ->
    prob p0 M (fun h => at_level y h && at_level z h) <> 0 ->
    cond p0 M (at_level x) (fun h => at_level y h && at_level z h) =
    cond p0 M (at_level x) (at_level y).

(* (18): P(y_i|y_n) is a sum over the states of level i+1. *)
Definition posterior_step : Prop :=
  forall (F : numFieldType) (n : nat) (Y : nat -> finType) p0 M (i : 'I_n)
         (x : Y (widen_ord (leqnSn n) i)) (z : Y n),
    @chain F Y p0 M ->
    posterior p0 M z x =
    \sum_(y : Y (lift ord0 i))
       cond p0 M (at_level x) (at_level y) * posterior p0 M z y.

(* Theorem 2: T_i = f_i o T_(i+1), on all possible data. *)
Definition theorem_2 : Prop :=
  forall (F : numFieldType) (n : nat) (Y : nat -> finType) p0 M (i : 'I_n)
         (V V' : eqType) (T : Y n -> V) (T' : Y n -> V'),
    @chain F Y p0 M ->
    minimal p0 M (widen_ord (leqnSn n) i) T ->
    minimal p0 M (lift ord0 i) T' ->
    exists f : V' -> V, forall z, possible p0 M z -> T z = f (T' z).

(* Minimal sufficient statistics exist: the posterior itself is one. Two of them
   split the possible data in the same way. *)
Definition minimal_exists : Prop :=
  forall (F : numFieldType) (n : nat) (Y : nat -> finType) p0 M (i : 'I_n.+1),
    @chain F Y p0 M ->
    minimal p0 M i (fun z => [ffun y : Y i => posterior p0 M z y]).

Definition minimal_partition : Prop :=
  forall (F : numFieldType) (n : nat) (Y : nat -> finType) p0 M (i : 'I_n.+1)
         (V : eqType) (T : Y n -> V) (z z' : Y n),
    @chain F Y p0 M -> minimal p0 M i T -> possible p0 M z -> possible p0 M z' ->
    (T z = T z' <-> forall y : Y i, posterior p0 M z y = posterior p0 M z' y).

(* Corollary 2, indices mended. Level n+1 holds the data; T_0, ..., T_n are minimal
   for the levels 0, ..., n. Then the paper's f_(n+1) is T_n, and
   T_i = f_(i+1) o T_(i+1), and P(y_0|y_(n+1)) = f_0 o f_1 o ... o f_n o T_n. *)
Definition corollary_2 : Prop :=
  forall (F : numFieldType) (n : nat) (Y : nat -> finType) p0 M
         (V : nat -> eqType) (T : forall i, Y n.+1 -> V i) (z0 : Y n.+1),
    @chain F Y p0 M ->
    (forall i : 'I_n.+1, minimal p0 M (widen_ord (leqnSn n.+1) i) (T i)) ->
    exists f : forall i, V i.+1 -> V i,
      (forall i z, (i < n)%N -> possible p0 M z -> T i z = f i (T i.+1 z)) /\
      (forall z (y : Y 0%N), possible p0 M z ->
         posterior p0 M (i := ord0) z y =
         posterior_of p0 M (T 0%N) (i := ord0) (distil f (T n z)) y).

(* ------------------------------------------------------------------------- *)
(*  7. Gates over the real numbers (Coq's own Reals, and Coquelicot's limits)  *)
(* ------------------------------------------------------------------------- *)

From Coq Require Import Reals.
From Coquelicot Require Import Coquelicot.
Local Open Scope R_scope.

(* The multiplication gate (11) at bias b and scale l; s2 is sigma''(b). *)
Definition gate (sigma : R -> R) (b s2 l u v : R) : R :=
  (sigma (b + l * (u + v)) + sigma (b - l * (u + v))
   - sigma (b + l * (u - v)) - sigma (b - l * (u - v))) / (4 * s2 * l ^ 2).

(* It tends to u v as l tends to 0; one second derivative is enough. *)
Definition gate_limit : Prop :=
  forall (sigma : R -> R) (b s2 : R),
    locally b (ex_derive sigma) -> is_derive (Derive sigma) b s2 -> s2 <> 0 ->
    forall u v, is_lim (fun l => gate sigma b s2 l u v) 0 (u * v).

(* With four derivatives near b, the fourth continuous at b, the error is at most
   C l^2, with one C for all inputs of size at most B. *)
Definition gate_rate : Prop :=
  forall (sigma : R -> R) (b B : R),
    locally b (fun t => forall k, (k <= 4)%nat -> ex_derive_n sigma k t) ->
    continuous (Derive_n sigma 4) b -> Derive_n sigma 2 b <> 0 ->
    exists C l0, 0 < l0 /\
    forall l u v, 0 < l <= l0 -> Rabs u <= B -> Rabs v <= B ->
      Rabs (gate sigma b (Derive_n sigma 2 b) l u v - u * v) <= C * l ^ 2.

(* The sum and the product of a list of bits. *)
Definition bit (b : bool) : R := if b then 1 else 0.
Fixpoint sumbits (x : list bool) : R :=
  if x is (b :: x')%list then bit b + sumbits x' else 0.
Fixpoint prodbits (x : list bool) : R :=
  if x is (b :: x')%list then bit b * prodbits x' else 1.

(* The neuron of (13), for the product of all bits of x. *)
Definition sigmoid (t : R) : R := 1 / (1 + exp (- t)).
Definition bit_neuron (beta : R) (x : list bool) : R :=
  sigmoid (- beta * (INR (length x) - 1 / 2 - sumbits x)).
Definition bit_error (beta : R) (x : list bool) : R :=
  Rabs (bit_neuron beta x - prodbits x).

(* The error over all strings of k bits is at most 1/(1+exp(beta/2)), and is that
   for one of them. *)
Definition bit_product : Prop :=
  forall (k : nat) (beta : R), 0 < beta ->
    (forall x, length x = k -> bit_error beta x <= 1 / (1 + exp (beta / 2))) /\
    (exists x, length x = k /\ bit_error beta x = 1 / (1 + exp (beta / 2))).

(* (13) itself *)
Definition bit_limit : Prop :=
  forall x : list bool, is_lim (fun beta => bit_neuron beta x) p_infty (prodbits x).
